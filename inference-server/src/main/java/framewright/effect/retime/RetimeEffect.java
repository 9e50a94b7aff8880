package framewright.effect.retime;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;

/** Makes the frame between two frames. */
public final class RetimeEffect implements Effect {
  private static final double LATEST = 1e9;

  @Override
  public String id() {
    return "retime";
  }

  @Override
  public String defaultModel() {
    return "framewright-retime";
  }

  @Override
  public ParameterSet parameters() {
    return ParameterSet.none().number("source_time", 0, -LATEST, LATEST);
  }

  @Override
  public void render(EffectJob job) {
    double time = job.number("source_time");
    Frame before = frameAt(job.inputs(EffectJob.SOURCE), Math.floor(time));
    Frame after = frameAt(job.inputs(EffectJob.SOURCE), Math.floor(time) + 1);
    Map<String, Tensor> inputs = Map.of(
        "before", Tensor.of(before), "after", Tensor.of(after), "fraction", Tensor.scalar(time - Math.floor(time)));
    job.run(job.graph(), inputs, Map.of("result", Tensor.of(job.output())));
  }

  private static Frame frameAt(List<Frame> frames, double time) {
    return frames.stream()
        .filter(frame -> frame.time() == time)
        .findFirst()
        .orElseThrow(() -> FramewrightException.invalidRequest(
            "The frames before and after the time asked for did not come with the request."));
  }
}
