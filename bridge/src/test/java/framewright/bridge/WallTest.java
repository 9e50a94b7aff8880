package framewright.bridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the packages of this module may know. */
@AnalyzeClasses(packages = "framewright.bridge", importOptions = DoNotIncludeTests.class)
final class WallTest {

  @ArchTest
  static final ArchRule theBridgeKnowsNobodyElseInTheHouse =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "framewright.error..",
              "framewright.frame..",
              "framewright.engine..",
              "framewright.effect..",
              "framewright.rpc..",
              "framewright.server..",
              "framewright.v1..");

  @ArchTest
  static final ArchRule noMethodThatOthersCallShowsJna =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("framewright.bridge.host.abi")
          .should()
          .haveRawReturnType(resideInAPackage("com.sun.jna.."));

  @ArchTest
  static final ArchRule theAbiKnowsNothingOfTheHost =
      noClasses()
          .that()
          .resideInAPackage("framewright.bridge.host.abi")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("framewright.bridge.host");

  @ArchTest
  static final ArchRule memoryKnowsNeitherGpuNorHost =
      noClasses()
          .that()
          .resideInAPackage("framewright.bridge.memory")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("framewright.bridge.gpu", "framewright.bridge.host..");

  @ArchTest
  static final ArchRule gpuKnowsNeitherMemoryNorHost =
      noClasses()
          .that()
          .resideInAPackage("framewright.bridge.gpu")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("framewright.bridge.memory", "framewright.bridge.host..");
}
