package framewright.render;

import com.google.common.collect.Maps;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.OfxSequence;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.FrameSource;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.Rect;
import framewright.bridge.host.image.Region;
import framewright.colour.ColourSpace;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One effect in use, from frames in memory: open it, connect its inputs, set its parameters,
 * render. Its colour is that of the project's first input.
 */
public final class EffectSession implements AutoCloseable {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  /**
   * A frame as the plugin made it.
   *
   * @param isData whether its numbers mean no colour, as those of a matte
   * @param layers further views of the same frame, by name
   */
  public record RenderedFrame(
      Picture picture,
      boolean isData,
      double milliseconds,
      FrameReport report,
      Map<String, RenderedFrame> layers) {

    /** As it is written: data keeps its numbers in every kind of file. */
    Picture picture(FootageWriter writer) {
      return isData ? picture.as(writer.target(picture.format()).colourSpace()) : picture;
    }

    Map<String, Picture> layers(FootageWriter writer) {
      return Maps.transformValues(layers, layer -> layer.picture(writer));
    }
  }

  private final PluginChoice choice;
  private final boolean ownsPlugin;
  private final Project project;
  private final OfxInstance instance;
  private final ColourSpace colourSpace;
  private volatile String lastError =
      "The plugin gave no reason. The logs may: see 'framewright doctor'.";

  private EffectSession(
      PluginChoice choice, boolean ownsPlugin, Project project, ColourSpace colourSpace) {
    this.choice = choice;
    this.ownsPlugin = ownsPlugin;
    this.project = project;
    this.colourSpace = colourSpace;
    this.instance = choice.plugin().instance(choice.context(), project);
  }

  /**
   * Opens an effect by its short name or OpenFX id for pictures of a format, over a range of
   * frames.
   */
  public static EffectSession open(
      String effect, Home home, PictureFormat format, FrameRange range, double framesPerSecond) {
    Project project =
        Project.of(format.width(), format.height(), Images.depth(format.depth()))
            .with(Images.premultiplication(format.alpha()))
            .frames(range.first(), range.last(), framesPerSecond);
    return new EffectSession(
        PluginChoice.find(effect, home, HostHabits.complete()),
        true,
        project,
        format.colourSpace());
  }

  /** The same effect in use once more, with nothing connected or set. Close it before this one. */
  EffectSession another() {
    return new EffectSession(choice, false, project, colourSpace);
  }

  /** The plugin's id with its version. */
  String pluginIdentity() {
    return choice.plugin().id() + " " + choice.plugin().version();
  }

  public String pluginId() {
    return choice.plugin().id();
  }

  /** Sets a parameter from what a person would type. */
  public void set(String name, String value) {
    set(Setting.parse(name + "=" + value));
  }

  public void set(Setting setting) {
    new Settings(instance).apply(setting);
  }

  /**
   * Connects an input to pictures by frame number; null where there is none. Each is converted to
   * what the plugin takes.
   */
  public void connect(
      String clipName, PictureFormat format, FrameRange range, IntFunction<Picture> pictures) {
    OfxClip clip = clip(clipName);
    connect(
        clipName,
        format,
        range,
        (time, scale) -> {
          Picture picture = pictures.apply((int) Math.round(time));
          return picture == null ? null : imageFor(clip, picture);
        });
  }

  /**
   * Connects an input to one picture of noise that never changes and costs nothing to fetch: for
   * measuring.
   */
  public void connectStill(String clipName, PictureFormat format) {
    Image still = Image.allocate(Images.imageFormat(format, Components.RGBA));
    still.fill((byte) 0x3c);
    connect(clipName, format, new FrameRange(0, 0), (time, scale) -> still.share());
  }

  /** Connects an input to images that already are what the plugin takes. */
  void connect(String clipName, PictureFormat format, FrameRange range, FrameSource frames) {
    OfxClip clip = clip(clipName);
    NativeNames.of(colourSpace).ifPresent(clip::colourspace);
    clip.frameRange(range.first(), range.last());
    clip.connect(frames, Region.ofSize(format.width(), format.height()));
  }

  OfxClip clip(String name) {
    List<String> names =
        instance.clips().stream().filter(clip -> !clip.isOutput()).map(OfxClip::name).toList();
    if (!names.contains(name)) {
      throw new Failure(
          pluginId() + " has no input \"" + name + "\". " + NearestName.advice(name, names));
    }
    return instance.clip(name);
  }

  /** Whether scene-linear light comes to it in pixels that end at black and white. */
  boolean cutsOffLight() {
    PixelDepth depth = PixelDepth.valueOf(clip("Source").depth().name());
    return colourSpace.isLinear() && !depth.isFloating();
  }

  /** The picture as the clip wants it, in the colour of the session. */
  Image imageFor(OfxClip clip, Picture picture) {
    PictureFormat wanted =
        picture
            .format()
            .withDepth(PixelDepth.valueOf(clip.depth().name()))
            .withColourSpace(colourSpace);
    Components components = clip.components();
    try {
      return Images.image(PictureConversion.convert(picture, wanted), components);
    } catch (FootageException e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  /** The frames for which the effect has a result, with its present settings. */
  public FrameRange timeDomain() {
    return definiteTimeDomain()
        .orElseThrow(
            () ->
                new Failure(
                    "With these settings the effect has no definite first and last frame. Give"
                        + " them by --frames."));
  }

  /** The same, where there is a first and a last. */
  Optional<FrameRange> definiteTimeDomain() {
    instance.updateClipPreferences();
    double[] domain = instance.timeDomain();
    double first = Math.ceil(domain[0]);
    double last = Math.floor(domain[1]);
    boolean definite = last >= first && last - first <= Integer.MAX_VALUE / 2.0;
    return definite ? Optional.of(new FrameRange((int) first, (int) last)) : Optional.empty();
  }

  /** Of the effect's output, with its present settings. */
  double framesPerSecond() {
    instance.updateClipPreferences();
    return instance.clips().stream()
        .filter(OfxClip::isOutput)
        .findFirst()
        .orElseThrow()
        .framesPerSecond();
  }

  /** Tells the plugin that a run of frames begins; close it after the last. */
  public OfxSequence sequence(FrameRange frames) {
    instance.updateClipPreferences();
    return instance.sequence(frames.first(), frames.last(), 1, false);
  }

  /**
   * Renders one frame. A frame that the plugin refuses is a {@link Failure} with the plugin's own
   * sentence.
   */
  public RenderedFrame render(double time) throws FootageException {
    return render(RenderRequest.at(time));
  }

  /** Renders a part of a frame, as a host does that asks for tiles; the picture is the part. */
  public Picture renderPart(double time, Rect part) throws FootageException {
    return render(RenderRequest.at(time).window(part)).picture();
  }

  /**
   * As a host asks that has more to say than the time; an aborted frame is a {@link Failure} too.
   */
  public RenderedFrame render(RenderRequest request) throws FootageException {
    long start = System.nanoTime();
    try (RenderedImage rendered = instance.render(request)) {
      double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
      if (!rendered.isGood()) {
        throw new Failure(reason(rendered));
      }
      Picture picture = Images.picture(rendered.image().orElseThrow(), colourSpace);
      return new RenderedFrame(
          picture,
          instance.clip("Output").carriesData(),
          milliseconds,
          FrameReport.from(rendered.messages()),
          Map.of());
    }
  }

  /** Presses a button of the panel; returns what it answers there. */
  public String press(String button) {
    instance.press(button, RenderRequest.at(0));
    return instance.param("status").textAt(0);
  }

  /** Renders a frame and throws it away: for measuring. */
  public void renderUnread(double time) {
    try (RenderedImage rendered = instance.render(RenderRequest.at(time))) {
      if (!rendered.isGood()) {
        throw new Failure(reason(rendered));
      }
    }
  }

  /**
   * The plugin's sentence, else what the host found. A plugin shows a sentence once and leaves it
   * standing.
   */
  private String reason(RenderedImage rendered) {
    List<String> said =
        rendered.messages().stream()
            .filter(
                message ->
                    message.type() == Message.Type.ERROR || message.type() == Message.Type.FATAL)
            .map(Message::text)
            .toList();
    if (said.isEmpty() && !rendered.problems().isEmpty()) {
      return String.join(" ", rendered.problems());
    }
    lastError = said.isEmpty() ? lastError : String.join(" ", said);
    return lastError;
  }

  @Override
  public void close() {
    instance.close();
    if (ownsPlugin) {
      choice.close();
    }
  }
}
