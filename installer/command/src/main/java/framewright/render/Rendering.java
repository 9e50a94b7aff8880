package framewright.render;

import framewright.bridge.host.OfxSequence;
import framewright.bridge.memory.FreeMemory;
import framewright.colour.ColourSpace;
import framewright.footage.Delivery;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FootageWriter;
import framewright.footage.FramePattern;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.carried.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order, opened: its files, and its effect with all settings made, ready to render frame by
 * frame.
 */
public final class Rendering implements AutoCloseable {
  private static final String SOURCE = "Source";

  /** That one frame on its way takes in all processes: inputs, results, what models compute. */
  private static final int FRAMES_IN_MEMORY = 12;

  private final RenderOrder order;
  private final Home home;
  private final FootageReader source;
  private final EffectSession effect;
  private final Map<String, ClipInput> inputs = new LinkedHashMap<>();
  private final Layers layers;
  private final FrameRange frames;
  private final Passage passage;
  private final Delivery delivery;

  /**
   * Opens everything that the order names. A mistake in it is a {@link Failure} or a {@link
   * FootageException}.
   */
  public Rendering(RenderOrder order, Home home) throws FootageException {
    this.order = order;
    this.home = home;
    this.source = Footage.open(order.input());
    this.effect =
        EffectSession.open(
            order.effect(), home, workingFormat(), source.range(), source.rate().perSecond());
    this.layers = new Layers(effect, inputs);
    try {
      connect(SOURCE, source);
      for (Map.Entry<String, String> clip : order.clips().entrySet()) {
        effect.clip(clip.getKey());
        connect(clip.getKey(), Footage.open(clip.getValue()));
      }
      order.settings().forEach(effect::set);
      layers.open(order);
      this.frames = order.frames().orElseGet(effect::timeDomain);
      refuseToReplace(order.output());
      this.passage = new Passage(source, domain(), frames, rate());
      this.delivery =
          new Delivery(
              frames.first(), rate(), order.alpha(), order.codec(), passage.carried(order.sound()));
      refuseUnwritableSize();
    } catch (RuntimeException | FootageException e) {
      close();
      throw e;
    }
  }

  /** HDR reaches the effect as light of Rec.709, everything else as its file has it. */
  private PictureFormat workingFormat() {
    PictureFormat format = source.format();
    if (!format.colourSpace().isHdr()) {
      boolean named = NativeNames.of(format.colourSpace()).isPresent();
      return format
          .withDepth(order.depth().orElse(format.depth()))
          .withColourSpace(named ? format.colourSpace() : ColourSpace.LINEAR);
    }
    PixelDepth depth = order.depth().orElse(PixelDepth.FLOAT);
    if (!depth.isFloating()) {
      throw new Failure(
          source.name()
              + " is "
              + format.colourSpace().encoding()
              + ": its light needs --depth half or --depth float.");
    }
    return format.withDepth(depth).withColourSpace(ColourSpace.LINEAR);
  }

  /** An effect without a definite end makes what the order says. */
  private FrameRange domain() {
    return effect.definiteTimeDomain().orElse(frames);
  }

  /** Before anything is rendered, as far as the source's size tells. */
  private void refuseUnwritableSize() {
    try (FootageWriter writer = Footage.create(order.output(), delivery)) {
      writer.refuse(source.format());
    } catch (FootageException impossible) {
      throw new Failure(impossible.getMessage(), impossible);
    }
  }

  /** As many as were asked for, but no more than there is memory for. */
  private int jobs() {
    long each = FRAMES_IN_MEMORY * source.format().withDepth(PixelDepth.FLOAT).bytes();
    long room = FreeMemory.bytes() / 2 / each;
    return (int) Math.max(1, Math.min(order.jobs(), room));
  }

  private void connect(String name, FootageReader reader) {
    ClipInput input = new ClipInput(reader, picture -> effect.imageFor(effect.clip(name), picture));
    inputs.put(name, input);
    effect.connect(name, reader.format(), reader.range(), input);
  }

  private void refuseToReplace(String output) throws FootageException {
    Originals originals = new Originals();
    for (ClipInput input : inputs.values()) {
      originals.add(input.footage());
    }
    originals.refuseToReplace(FramePattern.parse(output), frames);
  }

  public FrameRange frames() {
    return frames;
  }

  public String pluginId() {
    return effect.pluginId();
  }

  /**
   * Renders and writes every frame. A frame that fails is reported and the next one is rendered.
   */
  public List<FrameResult> run(RenderListener listener) throws FootageException {
    notes().forEach(listener::note);
    int jobs = jobs();
    if (jobs < order.jobs()) {
      listener.note("There is memory for " + jobs + " frames at once.");
    }
    Optional<FinishedFrames> finished = begin(listener);
    List<FrameResult> results;
    OfxSequence sequence = effect.sequence(frames);
    layers.begin(frames);
    try (FootageWriter writer = Footage.create(order.output(), delivery);
        RenderRun run =
            new RenderRun(this::renderFromReadableFrames, writer, finished, listener, jobs)) {
      results = run.run(frames);
      writer.finish();
    } finally {
      layers.end();
      sequence.close();
    }
    if (finished.isPresent()
        && !order.resume()
        && results.stream().noneMatch(FrameResult::failed)) {
      finished.get().end();
    }
    return results;
  }

  /** For stills: a list of those that are finished, begun anew or read to go on from. */
  private Optional<FinishedFrames> begin(RenderListener listener) throws FootageException {
    Optional<FinishedFrames> finished = finishedFrames();
    if (finished.isPresent() && order.resume()) {
      finished.get().resume().ifPresent(listener::note);
    } else if (finished.isPresent()) {
      finished.get().begin();
    }
    return finished;
  }

  private Optional<FinishedFrames> finishedFrames() throws FootageException {
    FramePattern output = FramePattern.parse(order.output());
    if (isOneFile()) {
      return Optional.empty();
    }
    List<FootageReader> sources = inputs.values().stream().map(ClipInput::footage).toList();
    String mark = OrderMark.of(order, effect.pluginIdentity(), home.bundle(), sources);
    return Optional.of(new FinishedFrames(output, frames, mark));
  }

  private boolean isOneFile() throws FootageException {
    return Footage.isVideo(order.output()) || FramePattern.parse(order.output()).isStill();
  }

  /** What {@link #run} would make; nothing is made, and no list begun. */
  public Plan plan() throws FootageException {
    FramePattern output = FramePattern.parse(order.output());
    boolean video = Footage.isVideo(order.output());
    List<String> notes = new ArrayList<>(notes());
    int finished = 0;
    Optional<FinishedFrames> list = order.resume() ? finishedFrames() : Optional.empty();
    if (list.isPresent()) {
      list.get().read().ifPresent(notes::add);
      finished = list.get().count(frames);
    }
    return new Plan(
        effect.pluginId(),
        Plan.words(source),
        frames,
        finished,
        output.file(frames.first()).toString(),
        output.file(frames.last()).toString(),
        video ? Optional.of(delivery.rate().perSecond()) : Optional.empty(),
        video ? Plan.sound(source, delivery) : Optional.empty(),
        notes);
  }

  /** What a person should know of files and effect before the first frame. */
  private List<String> notes() throws FootageException {
    List<String> notes = new ArrayList<>();
    inputs.values().forEach(input -> notes.addAll(input.footage().notes()));
    if (effect.cutsOffLight()) {
      notes.add(
          effect.pluginId()
              + " gets whole numbers here: light below black and above white is lost. --depth half or float keeps it"
              + " where the effect takes that.");
    }
    if (Footage.isVideo(order.output())) {
      notes.addAll(passage.notes());
    }
    if (isOneFile() && order.resume()) {
      notes.add("--resume goes on with stills; one file is made from its first frame.");
    }
    return notes;
  }

  /** As ordered, else the source's exact fraction unless the effect makes another rate of it. */
  private FrameRate rate() {
    return order.rate().orElseGet(this::rateOfEffect);
  }

  private FrameRate rateOfEffect() {
    double rate = effect.framesPerSecond();
    return rate == source.rate().perSecond() ? source.rate() : FrameRate.of(rate);
  }

  /**
   * A frame that could not be read fails the render, although the plugin, which is only told that
   * there is none, may have made a picture without it; and it is nearer to the cause than what the
   * plugin says of its absence.
   */
  private EffectSession.RenderedFrame renderFromReadableFrames(int frame) throws FootageException {
    try {
      EffectSession.RenderedFrame rendered = layers.beside(effect.render(frame), frame);
      unreadableInput().ifPresent(Rendering::refuse);
      return rendered;
    } catch (Failure refused) {
      throw new Failure(unreadableInput().orElse(refused.getMessage()), refused);
    }
  }

  private static void refuse(String reason) {
    throw new Failure(reason);
  }

  private Optional<String> unreadableInput() {
    return inputs.values().stream().flatMap(input -> input.takeFailure().stream()).findFirst();
  }

  @Override
  public void close() {
    layers.close();
    effect.close();
    inputs.values().forEach(ClipInput::close);
    if (inputs.isEmpty()) {
      source.close();
    }
  }
}
