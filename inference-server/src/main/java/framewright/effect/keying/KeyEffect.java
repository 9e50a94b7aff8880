package framewright.effect.keying;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.effect.TensorCache;
import framewright.effect.keying.KeyControls.View;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.ColourSpace;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.List;

/** Removes a green or blue screen: finds its colour, keys every pixel, then draws what the artist asked for. */
public final class KeyEffect implements Effect {
  @Override
  public String id() {
    return "key";
  }

  @Override
  public String defaultModel() {
    return "framewright-key";
  }

  @Override
  public ParameterSet parameters() {
    return KeyControls.declared();
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
      default -> draw(job, controls, source);
    }
  }

  private static void draw(EffectJob job, KeyControls controls, Frame source) {
    Plates plates = new Plates(job);
    try (Surveys surveys = new Surveys(job, plates)) {
      ScreenColour screen = screen(job, controls, surveys);
      reportScreen(job, controls, screen);
      Keying keying = new Keying(job, plates, surveys, screen, controls.tiling());
      Views views = new Views(job, controls, plates, screen);
      Matte matte = new Matte(job, controls, plates, keying);
      if (controls.view() == View.COMPOSITE && matte.isLevelsOnly() && views.isPlain()) {
        keying.finished(source, views.finish()).close();
        return;
      }
      try (TensorCache.Lease keyed = keying.of(source);
          Plate plate = plates.of(source)) {
        if (controls.view() == View.CLEANPLATE) {
          views.cleanPlate(keyed);
        } else {
          drawKey(job, controls.view(), matte, views, plate, keyed.tensor("key"));
        }
      }
    }
  }

  private static void drawKey(EffectJob job, View view, Matte matte, Views views, Plate plate, Tensor key) {
    try (Tensor alpha = matte.of(job.source(), plate, key)) {
      if (view == View.MATTE || view == View.STATUS) {
        Views.raw(job, view, alpha);
      } else {
        views.keyed(view, plate, key, alpha);
      }
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

  private static ScreenColour screen(EffectJob job, KeyControls controls, Surveys surveys) {
    if (controls.screen().equals("pick")) {
      List<Double> colour = controls.screenColour();
      ColourSpace space = job.source().format().colourSpace();
      return ScreenColour.of(Plates.display(colour.get(0), space), Plates.display(colour.get(1), space),
          Plates.display(colour.get(2), space));
    }
    return ScreenColour.found(job, surveys, reference(job, controls), controls);
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

  private static void reportScreen(EffectJob job, KeyControls controls, ScreenColour screen) {
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
