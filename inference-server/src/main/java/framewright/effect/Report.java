package framewright.effect;

import framewright.engine.Cancellation;
import framewright.engine.Device;
import framewright.pack.ModelPack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * What is told of a frame besides its pixels: how far it is, to whoever waits for it; the rest when
 * it is there. Belongs to one thread but for {@link #lookUp}.
 */
public final class Report {
  private final Cancellation cancellation;
  private final Runnable giveWay;
  private final Progress progress;
  private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Double> findings = new LinkedHashMap<>();
  private UnaryOperator<List<Double>> asPicked = UnaryOperator.identity();

  /**
   * Of a frame that begins.
   *
   * @param giveWay returns when this frame may go on; called from every thread that works for it
   */
  public Report(Cancellation cancellation, Runnable giveWay, Progress progress) {
    this.cancellation = cancellation;
    this.giveWay = giveWay;
    this.progress = progress;
  }

  /** Counts the time until the stage is closed. Stages do not nest. */
  public Stage stage(String name) {
    long start = System.nanoTime();
    return () -> nanoseconds.merge(name, System.nanoTime() - start, Long::sum);
  }

  /** Tells how far the frame is; throws when nobody waits for it any more. */
  public void progress(double fraction, String activity) {
    lookUp();
    progress.made(fraction, activity);
  }

  /**
   * Between two steps: lets more urgent frames go first, and throws when nobody waits for this one
   * any more. Any thread that works for the frame may call it; graphs do so by themselves.
   */
  public void lookUp() {
    giveWay.run();
    cancellation.check();
  }

  /** A sentence for the artist that does not fail the frame. */
  public void warning(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** A figure about the frame that a panel may show or a benchmark may read. */
  public void finding(String name, double value) {
    findings.put(name, value);
  }

  /** A colour of the frame, as an artist would pick it: NAME_red, NAME_green, NAME_blue. */
  public void colour(String name, List<Double> colour) {
    List<Double> picked = asPicked.apply(colour);
    finding(name + "_red", picked.get(0));
    finding(name + "_green", picked.get(1));
    finding(name + "_blue", picked.get(2));
  }

  /** How colours that are found become those of the frame as it came. */
  void asPicked(UnaryOperator<List<Double>> way) {
    asPicked = way;
  }

  /** All of it, once the frame is there. */
  public FrameReport finished(Optional<ModelPack> pack, Device device) {
    Map<String, Long> microseconds = new LinkedHashMap<>();
    nanoseconds.forEach(
        (stage, nanos) -> microseconds.put(stage, TimeUnit.NANOSECONDS.toMicros(nanos)));
    return new FrameReport(
        microseconds, pack, device.id(), List.copyOf(warnings), Map.copyOf(findings));
  }

  /** Counts its time when closed. */
  public interface Stage extends AutoCloseable {
    @Override
    void close();
  }

  /** Hears how a render goes on. Called from the device's worker. */
  public interface Progress {
    /**
     * The render has come this far.
     *
     * @param fraction 0 to 1
     * @param activity what is being done, for a status line; may be empty
     */
    void made(double fraction, String activity);
  }
}
