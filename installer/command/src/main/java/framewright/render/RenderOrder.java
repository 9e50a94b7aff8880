package framewright.render;

import framewright.footage.AlphaHandling;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.PixelDepth;
import framewright.footage.VideoCodec;
import framewright.footage.carried.SoundHandling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that says what to render.
 *
 * @param effect key, style, retime, model, or an OpenFX plugin id
 * @param input the clip Source: a pattern, a still or a video
 * @param clips further inputs by their OpenFX names
 * @param layers further views of the effect, each a layer of that name in the files
 * @param frames the output frames; absent for all that the effect can make of the input
 * @param depth in which pixels go through the plugin; absent for the input's own
 * @param rate of a video output; absent for what the effect makes of the input's
 * @param codec of a video output; absent for the usual one of its kind of file
 * @param resume whether stills that an interrupted render has finished are kept
 * @param jobs how many frames may be rendered at once
 * @param sound what becomes of the input's; absent for what fits
 */
public record RenderOrder(
    String effect,
    String input,
    String output,
    Map<String, String> clips,
    List<Setting> settings,
    List<String> layers,
    Optional<FrameRange> frames,
    Optional<PixelDepth> depth,
    Optional<FrameRate> rate,
    AlphaHandling alpha,
    Optional<VideoCodec> codec,
    Optional<SoundHandling> sound,
    boolean resume,
    int jobs) {

  public static RenderOrder of(String effect, String input, String output, Setting... settings) {
    return new RenderOrder(
        effect,
        input,
        output,
        Map.of(),
        List.of(settings),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AlphaHandling.FILE,
        Optional.empty(),
        Optional.empty(),
        false,
        1);
  }
}
