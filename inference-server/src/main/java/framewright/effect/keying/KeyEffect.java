package framewright.effect.keying;

import framewright.effect.Effect;
import framewright.effect.Inputs;
import framewright.effect.Panels;
import framewright.effect.Parameters;
import framewright.effect.Report;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.effect.keying.KeyControls.Tiling;
import framewright.effect.keying.KeyControls.View;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.panel.Panel;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Removes a screen: finds its colour where it is green or blue, keys every pixel, then draws what
 * the artist asked for.
 */
public final class KeyEffect implements Effect {
  private static final Panel PANEL = Panels.of("key");

  @Override
  public String id() {
    return "key";
  }

  @Override
  public String defaultModel() {
    return "framewright-key";
  }

  @Override
  public Panel panel() {
    return PANEL;
  }

  /** The source is shown as it is. */
  @Override
  public boolean takesAnyColours(Parameters parameters) {
    return parameters.text("view").equals("source") && !parameters.flag("find_only");
  }

  @Override
  public void render(Work work) {
    KeyControls controls = KeyControls.of(work.parameters(), work.inputs().renderScale());
    Frame source = work.inputs().source();
    if (!source.format().sameSize(work.output().format())) {
      throw FramewrightException.invalidRequest(
          "The output is not the source's size. Render the whole frame.");
    }
    new Masks(work).check(source);
    if (work.parameters().flag("find_only")) {
      find(work, controls);
      return;
    }
    switch (controls.view()) {
      case SOURCE -> Views.source(work, controls.premultiplied());
      case HINT -> drawHint(work);
      default ->
          draw(work, controls, KeyRecipe.of(work.graphs().pack(), work.parameters().quality()));
    }
  }

  /** What is asked is the screen alone. */
  private static void find(Work work, KeyControls controls) {
    KeyRecipe recipe = KeyRecipe.of(work.graphs().pack(), work.parameters().quality());
    try (PlateAnalysis source =
        new PlateAnalysis(work, recipe, ScreenTurn.NONE, work.inputs().source())) {
      report(work, controls, screen(work, controls, recipe, source));
    }
    Views.source(work, controls.premultiplied());
  }

  /** The steps of a key, in their order. */
  private static void draw(Work work, KeyControls controls, KeyRecipe recipe) {
    try (PlateAnalysis source =
        new PlateAnalysis(work, recipe, turn(work, controls), work.inputs().source())) {
      ScreenColour screen = screen(work, controls, recipe, source);
      report(work, controls, screen);
      Tiling tiling = work.sparing() ? Tiling.SMALL : controls.tiling();
      KeyNetwork network = new KeyNetwork(work, recipe, screen, tiling);
      Optional<LevelsComposite> composite = LevelsComposite.of(work, controls, screen);
      try (TensorCache.Lease keyed = network.key(source, composite)) {
        if (composite.isEmpty()) {
          Matte matte = new Matte(work, recipe, controls, network);
          Views views = new Views(work, controls, screen);
          if (controls.view() == View.CLEANPLATE) {
            views.cleanPlate(keyed.tensor("overview"));
          } else {
            view(source, matte.sampled(source, keyed.tensor("key")), matte, views);
          }
        }
      }
    }
  }

  private static void view(PlateAnalysis source, Matte.Key key, Matte matte, Views views) {
    try (key;
        Tensor alpha = matte.of(source, key.tensor())) {
      views.draw(source.plate(), key.tensor(), alpha);
    }
  }

  /**
   * White where Inside holds the foreground, black where Outside removes it, grey where the model
   * decides.
   */
  private static void drawHint(Work work) {
    FrameFormat format = work.inputs().source().format();
    Tensor undecided = Tensor.allocate(format.height(), format.width());
    FloatBuffer floats = undecided.floats();
    while (floats.hasRemaining()) {
      floats.put(0.5f);
    }
    try (Tensor held = new Masks(work).hold(undecided)) {
      Views.raw(work, View.HINT, held);
    }
  }

  private static ScreenColour screen(
      Work work, KeyControls controls, KeyRecipe recipe, PlateAnalysis source) {
    if (controls.picksScreen()) {
      return picked(work, controls);
    }
    Frame reference = reference(work, controls);
    if (reference.equals(source.frame())) {
      return ScreenColour.found(work, source, controls);
    }
    try (PlateAnalysis other = new PlateAnalysis(work, recipe, ScreenTurn.NONE, reference)) {
      return ScreenColour.found(work, other, controls);
    }
  }

  private static ScreenColour picked(Work work, KeyControls controls) {
    return ScreenColour.picked(
        controls.screenColour(), work.inputs().source().format().colourSpace());
  }

  /** What is found is green or blue; what was picked may be anything. */
  private static ScreenTurn turn(Work work, KeyControls controls) {
    return controls.picksScreen() ? picked(work, controls).turn() : ScreenTurn.NONE;
  }

  /**
   * The frame the whole clip's screen colour is taken from, where the host sent it; else this one.
   */
  private static Frame reference(Work work, KeyControls controls) {
    return work.inputs().of(Inputs.SOURCE).stream()
        .filter(
            frame ->
                controls.hasReference() && Math.abs(frame.time() - controls.referenceFrame()) < 0.5)
        .findFirst()
        .orElseGet(
            () -> {
              if (controls.hasReference()) {
                work.report()
                    .warning(
                        "The application did not hand over the reference frame, so the screen's colour comes from each frame"
                            + " itself and may flicker. To hold it, set Screen to Pick.");
              }
              return work.inputs().source();
            });
  }

  private static void report(Work work, KeyControls controls, ScreenColour screen) {
    Report report = work.report();
    report.finding("screen_blue", screen.blue() ? 1 : 0);
    report.finding("screen_red", screen.first());
    report.finding("screen_main", screen.second());
    report.finding("screen_other", screen.third());
    screen.trust().ifPresent(sure -> report.finding("screen_sure", sure));
    report.colour("pick", screen.inEncoding(work.inputs().source().format().colourSpace()));
    if (screen.guessed()) {
      report.warning(guess(screen, controls));
    }
    if (screen.faint()) {
      report.warning(
          "The screen is hardly "
              + (screen.turn().isNone() ? screen.blue() ? "blue" : "green" : "coloured")
              + ", so the key may not hold. Check the clean plate"
              + " view, "
              + elsewhere(controls));
    }
    if (screen.clipped()) {
      report.warning(
          "The screen is clipped at the top of its encoding, so differences in its light are lost. Expose it darker,"
              + " or hand in the camera's log or linear picture.");
    }
  }

  private static String elsewhere(KeyControls controls) {
    if (controls.picksScreen()) {
      return "or pick the screen's colour where it is lit best.";
    }
    return controls.hasReference()
        ? "choose another Reference frame, or connect a clean plate."
        : "or set Screen to Pick and pick its colour.";
  }

  private static String guess(ScreenColour screen, KeyControls controls) {
    return "That "
        + (screen.blue() ? "blue" : "green")
        + " is a screen is a guess, "
        + Math.round(100 * screen.trust().getAsDouble())
        + " % sure: "
        + (controls.hasReference()
            ? "it covers little of the reference frame, or in lines, or shades into other things."
                + " Press Analyse the shot, set Reference frame to one that shows the screen, or"
                + " set Screen to Pick and pick its colour."
            : "it covers little of the frame, or in lines, or shades into other things. Set Screen"
                + " to Pick and pick its colour.");
  }
}
