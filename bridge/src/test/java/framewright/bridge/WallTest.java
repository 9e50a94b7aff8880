package framewright.bridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

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
              "framewright.pack..",
              "framewright.rendering..",
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
          .dependOnClassesThat(
              resideInAPackage("framewright.bridge.host..")
                  .and(resideOutsideOfPackage("framewright.bridge.host.abi")));

  @ArchTest
  static final ArchRule roomsKnowEachOtherInOneDirection =
      slices().matching("framewright.bridge.(**)").should().beFreeOfCycles();

  @ArchTest
  static void aRoomHasAtMostTwentyFiveFilesAndSaysWhatItIsFor(JavaClasses classes) {
    Map<String, List<String>> rooms =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(
                groupingBy(JavaClass::getPackageName, mapping(JavaClass::getSimpleName, toList())));
    assertTrue(rooms.containsKey("framewright.bridge.host"), rooms.keySet().toString());
    rooms.forEach(
        (room, files) -> {
          assertTrue(files.size() <= 25, room + " has " + files.size() + " files");
          assertTrue(files.contains("package-info"), room + " does not say what it is for");
        });
  }

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
