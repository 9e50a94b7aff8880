package framewright.bridge.host;

import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.FrameSource;
import framewright.bridge.host.image.Premultiplication;
import framewright.bridge.host.image.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An input of an instance, or its output. */
public final class OfxClip {

  static final String OUTPUT = "Output";

  private final PropertySet properties;
  private final HostHabits habits;
  private final OfxInstance instance;
  private final ClipSide side = new ClipSide(this);
  private final long handle = Handles.give(side);
  private Optional<FrameSource> source = Optional.empty();
  private Region region;

  OfxClip(PropertySet properties, OfxInstance instance, HostHabits habits, Project project) {
    this.properties = properties;
    this.habits = habits;
    this.instance = instance;
    properties
        .put(Ofx.CLIP_FIELD_ORDER, Ofx.FIELD_NONE)
        .put(Ofx.CONTINUOUS_SAMPLES, 0)
        .put(Ofx.UNMAPPED_DEPTH, project.depth().ofxName())
        .put(Ofx.UNMAPPED_COMPONENTS, project.components().ofxName())
        .put(Ofx.UNMAPPED_FRAME_RATE, project.framesPerSecond())
        .put(Ofx.UNMAPPED_FRAME_RANGE, project.firstFrame(), project.lastFrame())
        .put(Ofx.FRAME_RATE, project.framesPerSecond())
        .put(Ofx.FRAME_RANGE, project.firstFrame(), project.lastFrame());
    this.region = project.extent();
    format(
        project.depth(),
        closest(project.components()),
        project.premultiplication(),
        project.pixelAspect());
    showConnection();
  }

  public String name() {
    return properties.text(Ofx.NAME);
  }

  public String label() {
    return properties.text(Ofx.LABEL);
  }

  public boolean isOutput() {
    return name().equals(OUTPUT);
  }

  public boolean isOptional() {
    return properties.flag(Ofx.CLIP_OPTIONAL);
  }

  public boolean isMask() {
    return properties.flag(Ofx.CLIP_IS_MASK);
  }

  /** Whether the plugin asks this clip for frames at other times than the render's. */
  public boolean wantsOtherTimes() {
    return properties.flag(Ofx.TEMPORAL_ACCESS);
  }

  public List<Components> supportedComponents() {
    return properties.texts(Ofx.SUPPORTED_COMPONENTS).stream()
        .map(Components::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The depth in which frames travel through this clip, after the plugin's preferences. */
  public Depth depth() {
    return Depth.of(properties.text(Ofx.DEPTH)).orElseThrow();
  }

  public Components components() {
    return Components.of(properties.text(Ofx.COMPONENTS)).orElseThrow();
  }

  public Premultiplication premultiplication() {
    return Premultiplication.of(properties.text(Ofx.PREMULTIPLICATION)).orElseThrow();
  }

  /** Frames of the project's size. */
  public void connect(FrameSource frames) {
    connect(frames, region);
  }

  /** Frames that fill {@code itsRegion} of the canonical plane. */
  public void connect(FrameSource frames, Region itsRegion) {
    source = Optional.of(frames);
    region = itsRegion;
    showConnection();
    instance.changed(Ofx.TYPE_CLIP, name(), RenderRequest.at(0));
  }

  public void disconnect() {
    source = Optional.empty();
    showConnection();
    instance.changed(Ofx.TYPE_CLIP, name(), RenderRequest.at(0));
  }

  public boolean isConnected() {
    return source.isPresent() || isOutput();
  }

  /**
   * Tells the plugin which colour space the frames are in, by a name that OpenFX 1.5 lists; hosts
   * before it cannot.
   */
  public void colourspace(String name) {
    if (habits.colourManagement()) {
      properties.put(Ofx.CLIP_COLOURSPACE, name);
    }
  }

  public void frameRange(double first, double last) {
    properties.put(Ofx.FRAME_RANGE, first, last).put(Ofx.UNMAPPED_FRAME_RANGE, first, last);
  }

  /** Of the output: what the effect makes of the project's rate, after its preferences. */
  public double framesPerSecond() {
    return properties.number(Ofx.FRAME_RATE, 0);
  }

  /** Of the output: whether its numbers mean no colour, as far as host and plugin speak of that. */
  public boolean carriesData() {
    if (!habits.colourManagement()) {
      return false;
    }
    PropertySet said = new PropertySet(properties.strings()).put(Ofx.CLIP_COLOURSPACE, "");
    PropertySet nothing = new PropertySet(properties.strings());
    return instance.call(Ofx.ACTION_OUTPUT_COLOURSPACE, nothing, said).isGood()
        && said.text(Ofx.CLIP_COLOURSPACE).equals(Ofx.COLOURSPACE_RAW);
  }

  double[] frameRange() {
    return properties.numbers(Ofx.FRAME_RANGE);
  }

  Optional<FrameSource> source() {
    return source;
  }

  Region region() {
    return region;
  }

  OfxInstance instance() {
    return instance;
  }

  PropertySet properties() {
    return properties;
  }

  ClipSide side() {
    return side;
  }

  long handle() {
    return handle;
  }

  void release() {
    Handles.release(handle);
    properties.release();
  }

  void format(Depth depth, Components components, Premultiplication state, double pixelAspect) {
    properties
        .put(Ofx.DEPTH, depth.ofxName())
        .put(Ofx.COMPONENTS, components.ofxName())
        .put(Ofx.PREMULTIPLICATION, state.ofxName())
        .put(Ofx.IMAGE_ASPECT, pixelAspect);
  }

  /** The wanted components where the clip takes them, else the richest it takes. */
  Components closest(Components wanted) {
    List<Components> supported = supportedComponents();
    return supported.isEmpty() || supported.contains(wanted)
        ? wanted
        : supported.stream().min(Comparator.naturalOrder()).orElse(wanted);
  }

  private void showConnection() {
    boolean shown = isConnected() || (habits.optionalClipsLookConnected() && isOptional());
    if (habits.hidesOptionalClips() && isOptional()) {
      properties.remove(Ofx.CLIP_CONNECTED);
    } else {
      properties.put(Ofx.CLIP_CONNECTED, shown);
    }
  }
}
