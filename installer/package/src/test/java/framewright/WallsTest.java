package framewright;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each foreign library stays behind its wall. */
@AnalyzeClasses(packagesOf = WallsTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule FFMPEG_STAYS_WITH_THE_KINDS_OF_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.footage.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.ffmpeg..");

  @ArchTest
  static final ArchRule KINDS_OF_FILES_ARE_FOOTAGES_OWN =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.footage..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("framewright.footage.codec..");

  @ArchTest
  static final ArchRule OPENCV_STAYS_WITH_THE_PEERS_WE_MEASURE =
      noClasses()
          .that()
          .resideOutsideOfPackages("framewright.bench.retime.peer..", "framewright.motion..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.opencv..");

  @ArchTest
  static final ArchRule NATIVE_ACCESS_STAYS_IN_THE_BRIDGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("framewright.bridge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  /** But for where its library lies. */
  @ArchTest
  static final ArchRule FOOTAGE_KNOWS_NOTHING_OF_THE_REST =
      noClasses()
          .that()
          .resideInAPackage("framewright.footage..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "framewright.render..",
                      "framewright.command..",
                      "framewright.doctor..",
                      "framewright.drawing..",
                      "framewright.bench..",
                      "framewright.bridge..")
                  .and(resideOutsideOfPackage("framewright.bridge.library")));

  @ArchTest
  static final ArchRule RENDER_DOES_NOT_KNOW_THE_COMMAND =
      noClasses()
          .that()
          .resideInAPackage("framewright.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "framewright.command..",
              "framewright.bench..",
              "framewright.demo..",
              "framewright.doctor..",
              "framewright.report..");
}
