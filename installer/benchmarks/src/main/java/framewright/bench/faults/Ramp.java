package framewright.bench.faults;

import framewright.colour.ColourSpace;
import framewright.colour.Recolouring;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.panel.Control;
import framewright.panel.Option;
import framewright.panel.Panel;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Light far below black and far above white, beside a green screen for the key's sake. */
final class Ramp implements Fault {
  private static final float DARKEST = -0.5f;
  private static final float BRIGHTEST = 1e4f;
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 64;
  private static final int SCREEN = 256;
  private static final float[] GREEN = {0.02f, 0.3f, 0.04f, 1};
  private static final FrameRange FRAMES = new FrameRange(0, 3);

  /** Under which an effect at full strength must pass what it is given. */
  private static final Map<String, List<String>> AT_REST =
      Map.of(
          "key", List.of("spill_amount=0"),
          "style", List.of(),
          "retime", List.of("speed=0.75"),
          "model", List.of("model=framewright-identity"));

  @Override
  public String id() {
    return "D2";
  }

  @Override
  public String title() {
    return "a ramp from -0.5 to 10,000 through every effect at rest, in every Input colour";
  }

  @Override
  public String bar() {
    return "through the identity every bit; else within half a step of half float";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    double identity = 0;
    double worst = 0;
    for (PixelDepth depth : List.of(PixelDepth.HALF, PixelDepth.FLOAT)) {
      for (String effect : Shot.EFFECTS) {
        double steps = halfSteps(home, effect, depth, "auto");
        identity = effect.equals("model") ? Math.max(identity, steps) : identity;
        worst = Math.max(worst, steps);
      }
    }
    List<String> brief = List.of("model");
    for (String colour : inputColours()) {
      for (String effect : extent == Extent.BRIEF ? brief : Shot.EFFECTS) {
        worst = Math.max(worst, halfSteps(home, effect, PixelDepth.FLOAT, colour));
      }
    }
    return new Verdict(
        (identity == 0 ? "every bit; " : "changed; ")
            + String.format(Locale.ROOT, "%.4f of half a step at most", worst),
        identity == 0 && worst <= 1);
  }

  /** The farthest that a number of the ramp went, in half steps of a half float at its place. */
  private static double halfSteps(Home home, String effect, PixelDepth depth, String colour)
      throws FootageException {
    Picture ramp = ramp(depth, colour.equals("auto") ? "linear" : colour);
    try (EffectSession session = EffectSession.open(effect, home, ramp.format(), FRAMES, 24)) {
      session.connect("Source", ramp.format(), FRAMES, frame -> ramp);
      session.set("input_colour", colour);
      if (effect.equals("key")) {
        connectMask(session, "Inside", 1);
      }
      if (effect.equals("style")) {
        connectMask(session, "Mask", 0);
      }
      AT_REST.get(effect).forEach(setting -> set(session, setting));
      return halfSteps(ramp, session.render(Shot.TIME).picture());
    }
  }

  private static double halfSteps(Picture ramp, Picture result) {
    double farthest = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = SCREEN; x < WIDTH; x++) {
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          float before = ramp.component(x, y, component);
          double halfStep = Math.ulp(before) * (1 << 12);
          double way = Math.abs(result.component(x, y, component) - before);
          farthest = Math.max(farthest, way / halfStep);
        }
      }
    }
    return farthest;
  }

  private static void set(EffectSession session, String setting) {
    String[] parts = setting.split("=", 2);
    session.set(parts[0], parts[1]);
  }

  private static void connectMask(EffectSession session, String clip, float inRamp)
      throws FootageException {
    Picture mask = Picture.allocate(format(PixelDepth.FLOAT, AlphaKind.OPAQUE));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        paint(
            mask,
            x,
            y,
            x < SCREEN ? new float[] {0, 0, 0, 1} : new float[] {inRamp, inRamp, inRamp, 1});
      }
    }
    session.connect(clip, mask.format(), FRAMES, frame -> mask);
  }

  /** The same light in any colour space. */
  private static Picture ramp(PixelDepth depth, String colour) throws FootageException {
    Recolouring recolouring = new Recolouring(ColourSpace.LINEAR, ColourSpace.named(colour));
    Picture ramp = Picture.allocate(format(depth, AlphaKind.PREMULTIPLIED));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float share = (x - SCREEN) / (WIDTH - SCREEN - 1f);
        float light = DARKEST + share * share * (BRIGHTEST - DARKEST);
        float[] pixel = x < SCREEN ? GREEN.clone() : new float[] {light, light, light, 1};
        recolouring.apply(pixel, false);
        paint(ramp, x, y, pixel);
      }
    }
    return ramp;
  }

  private static void paint(Picture picture, int x, int y, float[] colour) {
    for (int component = 0; component < colour.length; component++) {
      picture.setComponent(x, y, component, colour[component]);
    }
  }

  private static PictureFormat format(PixelDepth depth, AlphaKind alpha) {
    return new PictureFormat(WIDTH, HEIGHT, depth, alpha, ColourSpace.LINEAR);
  }

  private static List<String> inputColours() throws IOException {
    try (InputStream shared = Panel.class.getResourceAsStream("shared.panel")) {
      return Panel.parseFrom(shared).getGroupsList().stream()
          .flatMap(group -> group.getControlsList().stream())
          .filter(control -> control.getName().equals("input_colour"))
          .map(Control::getChoice)
          .flatMap(choice -> choice.getOptionsList().stream().map(Option::getName))
          .toList();
    }
  }
}
