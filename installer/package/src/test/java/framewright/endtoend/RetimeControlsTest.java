package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every control of Retime changes the picture in a case made for it. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class RetimeControlsTest {
  /** At half speed halfway between two frames. */
  private static final double BETWEEN = 3;

  private static final double BEYOND = 10;

  /** Controls, and options of choices, that leave the pixels of a good frame alone; why. */
  private static final Map<String, String> STILL =
      Map.ofEntries(
          Map.entry("repair=dropped", "a lost frame has no place; the status names the gap"),
          Map.entry("matcher=auto", "is one of the two others, whichever suits the device"),
          Map.entry("model", "one pack of Retime ships"),
          Map.entry("on_error", "says what a frame does that failed"),
          Map.entry("compute", "says where a frame is made, and not what is in it"),
          Map.entry("update", "a button"),
          Map.entry("reset", "a button"),
          Map.entry("diagnose", "a button"),
          Map.entry("open_log", "a button"),
          Map.entry("next_model", "a button"),
          Map.entry("preset", "the name of a preset, which a button loads"),
          Map.entry("next_preset", "a button"),
          Map.entry("load_preset", "a button"),
          Map.entry("save_preset", "a button"),
          Map.entry("list_cuts", "a button"),
          Map.entry("list_bad", "a button"),
          Map.entry("list_repeated", "a button"),
          Map.entry("device", "a line of the panel"),
          Map.entry("last_frame", "a line of the panel"),
          Map.entry("status", "a line of the panel"));

  private static RealBundle bundle;

  @BeforeAll
  static void load() throws IOException {
    bundle = new RealBundle();
  }

  @AfterAll
  static void unload() {
    bundle.close();
  }

  /** A control's value, and what the others are, as in "mode=blur samples=4". */
  private record Case(String control, String value, double time, String others) {
    @Override
    public String toString() {
      return control + "=" + value + " with " + others;
    }
  }

  private static Case at(double time, String control, String value, String others) {
    return new Case(control, value, time, others);
  }

  private static Case between(String control, String value, String others) {
    return at(BETWEEN, control, value, others);
  }

  static Stream<Case> cases() {
    return Stream.of(times(), repairs(), motions(), shared()).flatMap(each -> each);
  }

  private static Stream<Case> times() {
    return Stream.of(
        at(1, "speed", "-0.5", ""),
        between("speed", "0", ""),
        between("speed", "1e9", ""),
        between("mode", "speed", "mode=time"),
        between("mode", "rate", ""),
        between("mode", "time", ""),
        at(1, "mode", "repair", ""),
        at(1, "mode", "blur", ""),
        at(1, "mode", "rolling", ""),
        at(1, "readout", "-0.9", "mode=rolling"),
        between("source_frame", "2.5", "mode=time"),
        between("rate_in", "12", "mode=rate"),
        between("rate_out", "48", "mode=rate"),
        between("leave_out", "1", ""),
        at(BEYOND, "ends", "hold", "ends=loop"),
        at(BEYOND, "ends", "loop", ""),
        at(BEYOND, "ends", "bounce", ""),
        at(BEYOND, "ends", "nothing", ""),
        at(1, "shutter_angle", "360", "mode=blur"),
        at(1, "samples", "2", "mode=blur"));
  }

  private static Stream<Case> repairs() {
    return Stream.of(
        at(1, "frames", "1-2", "mode=repair"),
        at(1, "repair", "marked", "mode=repair frames=1-2 repair=dropped"),
        at(1, "repair", "duplicates", "mode=repair"),
        at(1, "repair", "damaged", "mode=repair repair_threshold=0"),
        at(1, "repair_threshold", "0", "mode=repair repair=duplicates"));
  }

  private static Stream<Case> motions() {
    return Stream.of(
        between("matcher", "processor", "matcher=model"),
        between("matcher", "model", "matcher=processor"),
        between("motion_range", "1", ""),
        between("grain", "keep", ""),
        between("grain", "mixed", "grain=keep"),
        between("cuts", "hold", "cut_here=cut cuts=blend"),
        between("cuts", "blend", "cut_here=cut"),
        between("cuts", "extrapolate", "cut_here=cut"),
        between("cuts", "warp", "cut_here=cut"),
        between("cut_here", "find", "cut_here=cut"),
        between("cut_here", "cut", ""),
        between("cut_here", "none", "cut_threshold=0"),
        between("cut_threshold", "0", ""),
        between("cut_list", "2", ""),
        between("cut_list", "none", "cut_threshold=0"),
        between("view", "result", "view=nearest"),
        between("view", "motion", ""),
        between("view", "vectors", ""),
        between("view", "confidence", ""),
        between("view", "nearest", ""));
  }

  private static Stream<Case> shared() {
    Stream<Case> curves =
        Stream.of(
                "srgb rec709 slog3 logc3 logc4 vlog clog3 acescct logc3_awg3 logc4_awg4"
                    + " slog3_sgamut3 slog3_sgamut3cine vlog_vgamut canonlog2_cgamut"
                    + " canonlog3_cgamut log3g10_rwg davinci_dwg bmdfilm5_bwg5 acescct_ap1"
                    + " acescc_ap1 linear_ap1 linear_ap0 linear_rec2020 linear_p3d65"
                    + " rec709_rec2020 srgb_p3d65 pq_rec2020 hlg_rec2020")
            .flatMap(names -> Stream.of(names.split(" ", -1)))
            .map(encoding -> between("input_colour", encoding, ""));
    Stream<Case> others =
        Stream.of(
            between("input_colour", "auto", "input_colour=srgb"),
            between("input_colour", "linear", "input_colour=srgb"),
            between("bypass", "1", ""),
            between("strength", "0.5", ""),
            between("quality", "full", "quality=half"),
            between("quality", "half", ""),
            between("quality", "quarter", ""));
    return Stream.concat(curves, others);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itChangesThePicture(Case each) {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      if (each.control.equals("grain")) {
        retime.clip("Source").connect((time, scale) -> MovingShot.grainy(time));
      }
      if (each.toString().contains("duplicates")) {
        retime.clip("Source").connect((time, scale) -> MovingShot.repeating(time));
      }
      Stream.of(each.others.split(" ", -1))
          .filter(other -> !other.isEmpty())
          .forEach(other -> set(retime, other));
      List<ByteBuffer> before = picture(retime, each.time);
      assertEquals(before, picture(retime, each.time), "the same frame twice");
      set(retime, each.control + "=" + each.value);
      assertNotEquals(before, picture(retime, each.time));
    }
  }

  @Test
  void everyControlAndEveryOptionHasItsCaseOrItsReason() {
    Set<String> shown = new HashSet<>();
    cases().forEach(each -> shown.addAll(List.of(each.control, each.control + "=" + each.value)));
    Set<String> seen = new TreeSet<>();
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      for (OfxParam param : retime.params()) {
        if (param.type() != ParamType.GROUP && param.type() != ParamType.PAGE) {
          seen.add(param.name());
          param.choices().forEach(choice -> seen.add(param.name() + "=" + choice.name()));
        }
      }
    }
    STILL.keySet().stream()
        .filter(name -> !name.contains("="))
        .forEach(control -> seen.removeIf(name -> name.startsWith(control + "=")));
    shown.retainAll(seen);
    shown.addAll(STILL.keySet());
    assertEquals(seen, new TreeSet<>(shown));
  }

  @Test
  void lookingForLostFramesLeavesThePictureAlone() {
    try (OfxInstance retime = MovingShot.retimed(bundle);
        Image source = MovingShot.drawn(1)) {
      set(retime, "mode=repair");
      set(retime, "repair=dropped");
      assertEquals(rows(source), picture(retime, 1));
    }
  }

  private static void set(OfxInstance retime, String setting) {
    String[] parts = setting.split("=", 2);
    retime.param(parts[0]).set(parts[1]);
  }

  private static List<ByteBuffer> picture(OfxInstance retime, double time) {
    try (RenderedImage rendered = retime.render(RenderRequest.at(time))) {
      assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
      return rows(rendered.image().orElseThrow());
    }
  }

  private static List<ByteBuffer> rows(Image image) {
    return Stream.iterate(0, row -> row + 1)
        .limit(MovingShot.HEIGHT)
        .map(row -> copied(image.rowFromTop(row)))
        .toList();
  }

  private static ByteBuffer copied(ByteBuffer row) {
    return ByteBuffer.allocate(row.remaining()).put(row).flip();
  }
}
