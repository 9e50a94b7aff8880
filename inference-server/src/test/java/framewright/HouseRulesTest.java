package framewright;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "framewright", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  @ArchTest
  static final ArchRule ROOMS_KNOW_ONLY_THOSE_BELOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("server")
          .definedBy("framewright.server..")
          .layer("rpc")
          .definedBy("framewright.rpc..")
          .layer("preset")
          .definedBy("framewright.preset..")
          .layer("rendering")
          .definedBy("framewright.rendering..")
          .layer("effect")
          .definedBy("framewright.effect..")
          .layer("course")
          .definedBy("framewright.course..")
          .layer("learn")
          .definedBy("framewright.learn..")
          .layer("motion")
          .definedBy("framewright.motion..")
          .layer("engine")
          .definedBy("framewright.engine..")
          .layer("pack")
          .definedBy("framewright.pack..")
          .layer("frame")
          .definedBy("framewright.frame..")
          .layer("colour")
          .definedBy("framewright.colour..")
          .layer("error")
          .definedBy("framewright.error..")
          .whereLayer("server")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("rpc")
          .mayOnlyBeAccessedByLayers("server")
          .whereLayer("preset")
          .mayOnlyBeAccessedByLayers("rpc", "server")
          .whereLayer("rendering")
          .mayOnlyBeAccessedByLayers("rpc", "server")
          .whereLayer("effect")
          .mayOnlyBeAccessedByLayers("rendering", "preset", "rpc", "server")
          .whereLayer("course")
          .mayOnlyBeAccessedByLayers("effect", "rpc", "server")
          .whereLayer("learn")
          .mayOnlyBeAccessedByLayers("course", "effect", "rpc")
          .whereLayer("motion")
          .mayOnlyBeAccessedByLayers("effect")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers(
              "motion", "effect", "learn", "course", "rendering", "rpc", "server")
          .whereLayer("pack")
          .mayOnlyBeAccessedByLayers("engine", "effect", "learn", "rendering", "rpc", "server")
          .whereLayer("colour")
          .mayOnlyBeAccessedByLayers("frame", "motion", "effect", "rpc")
          .whereLayer("frame")
          .mayOnlyBeAccessedByLayers(
              "pack", "engine", "motion", "effect", "rendering", "rpc", "server");

  @ArchTest
  static final ArchRule THE_INFERENCE_RUNTIME_LIVES_IN_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule GRPC_AND_THE_CONTRACT_LIVE_IN_RPC =
      noClasses()
          .that()
          .resideOutsideOfPackages("framewright.rpc..", "framewright.v1..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "io.netty..", "framewright.v1..");

  @ArchTest
  static final ArchRule PANELS_ARE_FOR_EFFECTS_AND_THEIR_DESCRIPTION =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "framewright.effect..",
              "framewright.rendering..",
              "framewright.rpc..",
              "framewright.v1..",
              "framewright.panel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("framewright.panel..");

  @ArchTest
  static final ArchRule OPENCV_LIVES_IN_MOTION =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.motion..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule NATIVE_CALLS_LIVE_IN_BRIDGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.bridge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule THE_BRIDGE_IS_FOR_REGIONS_AND_THE_GPU_PROBE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "framewright.server..",
              "framewright.rendering..",
              "framewright.effect..",
              "framewright.pack..",
              "framewright.frame..",
              "framewright.error..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("framewright.bridge..");

  @ArchTest
  static final ArchRule MOTION_LOADS_ITS_LIBRARY_AND_KNOWS_NOTHING_ELSE_OF_THE_BRIDGE =
      noClasses()
          .that()
          .resideInAPackage("framewright.motion..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("framewright.bridge..")
                  .and(resideOutsideOfPackage("framewright.bridge.library")));

  @ArchTest
  static final ArchRule NO_EFFECT_KNOWS_ANOTHER =
      slices().matching("framewright.effect.(*)..").should().notDependOnEachOther();
}
