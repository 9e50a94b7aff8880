package framewright.effect.keying;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.Panels;
import framewright.effect.TensorCache;
import framewright.effect.keying.KeyControls.View;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.panel.Panel;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Removes a green or blue screen: finds its colour, keys every pixel, then draws what the artist asked for. */
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

  @Override
  public void render(EffectJob job) {
    KeyControls controls = KeyControls.of(job);
    Frame source = job.source();
    if (!source.format().sameSize(job.output().format())) {
      throw FramewrightException.invalidRequest("The output is not the source's size. Render the whole frame.");
    }
    new Masks(job).check(source);
    switch (controls.view()) {
      case SOURCE -> Views.source(job, controls.premultiplied());
      case HINT -> drawHint(job);
      default -> draw(job, controls, KeyRecipe.of(job));
    }
  }

  /** The steps of a key, in their order. */
  private static void draw(EffectJob job, KeyControls controls, KeyRecipe recipe) {
    try (PlateAnalysis source = new PlateAnalysis(job, recipe, job.source())) {
      ScreenColour screen = screen(job, controls, recipe, source);
      report(job, controls, screen);
      KeyNetwork network = new KeyNetwork(job, recipe, screen, controls.tiling());
      Optional<LevelsComposite> composite = LevelsComposite.of(job, controls);
      try (TensorCache.Lease keyed = network.key(source, composite)) {
        if (composite.isEmpty()) {
          Matte matte = new Matte(job, recipe, controls, network);
          view(controls, source, keyed, matte, new Views(job, controls, screen));
        }
      }
    }
  }

  private static void view(KeyControls controls, PlateAnalysis source, TensorCache.Lease keyed, Matte matte, Views views) {
    if (controls.view() == View.CLEANPLATE) {
      views.cleanPlate(keyed.tensor("overview"));
      return;
    }
    Tensor key = keyed.tensor("key");
    try (Tensor alpha = matte.of(source, key)) {
      views.draw(source.plate(), key, alpha);
    }
  }

  /** White where Inside holds the foreground, black where Outside removes it, grey where the model decides. */
  private static void drawHint(EffectJob job) {
    FrameFormat format = job.source().format();
    Tensor undecided = Tensor.allocate(format.height(), format.width());
    FloatBuffer floats = undecided.floats();
    while (floats.hasRemaining()) {
      floats.put(0.5f);
    }
    try (Tensor held = new Masks(job).hold(undecided)) {
      Views.raw(job, View.HINT, held);
    }
  }

  private static ScreenColour screen(EffectJob job, KeyControls controls, KeyRecipe recipe, PlateAnalysis source) {
    if (controls.screen().equals("pick")) {
      return ScreenColour.picked(controls.screenColour(), job.source().format().colourSpace());
    }
    Frame reference = reference(job, controls);
    if (reference.equals(source.frame())) {
      return ScreenColour.found(job, source, controls);
    }
    try (PlateAnalysis other = new PlateAnalysis(job, recipe, reference)) {
      return ScreenColour.found(job, other, controls);
    }
  }

  /** The frame the whole clip's screen colour is taken from, where the host sent it; else this one. */
  private static Frame reference(EffectJob job, KeyControls controls) {
    return job.inputs(EffectJob.SOURCE).stream()
        .filter(frame -> controls.hasReference() && Math.abs(frame.time() - controls.referenceFrame()) < 0.5)
        .findFirst()
        .orElseGet(() -> {
          if (controls.hasReference()) {
            job.warning("The application did not hand over the reference frame, so the screen's colour comes from each frame itself"
                + " and may flicker. To hold it, set Screen to Pick.");
          }
          return job.source();
        });
  }

  private static void report(EffectJob job, KeyControls controls, ScreenColour screen) {
    job.finding("screen_blue", screen.blue() ? 1 : 0);
    job.finding("screen_red", screen.first());
    job.finding("screen_main", screen.second());
    job.finding("screen_other", screen.third());
    if (screen.faint()) {
      job.warning("The screen is hardly " + (screen.blue() ? "blue" : "green") + ", so the key may not hold. Check the clean plate"
          + " view, " + (controls.hasReference() ? "choose another Reference frame, or connect a clean plate."
              : "or set Screen to Pick and pick its colour."));
    }
    if (screen.clipped()) {
      job.warning("The screen is clipped at the top of its encoding, so differences in its light are lost. Expose it darker,"
          + " or hand in the camera's log or linear picture.");
    }
  }
}
