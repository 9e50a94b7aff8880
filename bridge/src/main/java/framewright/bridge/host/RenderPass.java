package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.bridge.host.image.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions that make one frame, in the order that OpenFX gives. */
final class RenderPass {

  private final OfxInstance instance;
  private final RunningRender render;
  private final RenderRequest request;

  RenderPass(OfxInstance instance, RunningRender render) {
    this.instance = instance;
    this.render = render;
    this.request = render.request();
  }

  RenderedImage run() {
    Region region = regionOfDefinition();
    Rect window =
        request
            .window()
            .orElseGet(() -> region.toPixels(request.scale(), instance.project().pixelAspect()));
    if (window.isEmpty()) {
      render.report().problem("There is nothing to render at " + request.time() + ".");
      return failed(Status.FAILED);
    }
    Optional<RenderedImage.Identity> identity =
        instance.habits().minimalActions() ? Optional.empty() : identity(window);
    if (identity.isPresent()) {
      return sameAs(identity.get());
    }
    askFramesNeeded();
    askRegionsOfInterest(window);
    return renderIn(window);
  }

  private Region regionOfDefinition() {
    PropertySet out = set().put(Ofx.REGION_OF_DEFINITION, defaultRegion().corners());
    instance.call(Ofx.ACTION_REGION_OF_DEFINITION, timeAndScale(), out);
    return Region.of(out.numbers(Ofx.REGION_OF_DEFINITION));
  }

  private Region defaultRegion() {
    return instance.clips().stream()
        .filter(clip -> clip.isConnected() && !clip.isOutput() && !clip.isMask())
        .map(OfxClip::region)
        .reduce(Region::union)
        .orElseGet(instance.project()::extent);
  }

  private Optional<RenderedImage.Identity> identity(Rect window) {
    PropertySet in =
        timeAndScale()
            .put(Ofx.FIELD_TO_RENDER, Ofx.FIELD_NONE)
            .put(Ofx.RENDER_WINDOW, window.corners());
    PropertySet out = set().put(Ofx.NAME, "").put(Ofx.TIME, request.time());
    Status status = instance.call(Ofx.ACTION_IS_IDENTITY, in, out);
    String clip = out.text(Ofx.NAME);
    return status == Status.OK && !clip.isEmpty()
        ? Optional.of(new RenderedImage.Identity(clip, out.number(Ofx.TIME, 0)))
        : Optional.empty();
  }

  private RenderedImage sameAs(RenderedImage.Identity identity) {
    try {
      OfxClip clip = instance.findClip(identity.clip());
      if (clip.isOutput()) {
        return ownFrameAt(identity.time());
      }
      return rendered(
          Status.OK, Optional.of(render.frame(clip, identity.time())), Optional.of(identity));
    } catch (OfxException noFrame) {
      render.report().problem(noFrame.getMessage());
      return rendered(noFrame.status(), Optional.empty(), Optional.of(identity));
    }
  }

  /** The plugin may point to its own output at another time, but not in circles. */
  private RenderedImage ownFrameAt(double time) {
    if (time == request.time()) {
      throw new OfxException(
          Status.FAILED,
          "The plugin says that its frame at %s is that very frame.".formatted(time));
    }
    return instance.render(request.time(time));
  }

  private void askFramesNeeded() {
    if (instance.habits().minimalActions()) {
      return;
    }
    PropertySet out = set();
    List<OfxClip> inputs = instance.clips().stream().filter(clip -> !clip.isOutput()).toList();
    inputs.forEach(
        clip -> out.put(Ofx.CLIP_FRAMES_OF + clip.name(), request.time(), request.time()));
    if (instance
        .call(Ofx.ACTION_FRAMES_NEEDED, set().put(Ofx.TIME, request.time()), out)
        .isGood()) {
      Map<String, List<double[]>> needed = new HashMap<>();
      inputs.forEach(
          clip -> needed.put(clip.name(), pairs(out.numbers(Ofx.CLIP_FRAMES_OF + clip.name()))));
      render.needs(needed);
    }
  }

  private static List<double[]> pairs(double[] bounds) {
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < bounds.length; i += 2) {
      pairs.add(new double[] {bounds[i], bounds[i + 1]});
    }
    return pairs;
  }

  /**
   * Frames are whole here, so the answer changes nothing; the plugin is asked because hosts ask.
   */
  private void askRegionsOfInterest(Rect window) {
    Region wanted = Region.ofPixels(window, request.scale(), instance.project().pixelAspect());
    PropertySet out = set();
    instance.clips().forEach(clip -> out.put(Ofx.CLIP_ROI_OF + clip.name(), wanted.corners()));
    PropertySet in = timeAndScale().put(Ofx.REGION_OF_INTEREST, wanted.corners());
    instance.call(Ofx.ACTION_REGIONS_OF_INTEREST, in, out);
  }

  private RenderedImage renderIn(Rect window) {
    Image output = allocateOutput(window);
    render.output(output);
    Status status =
        instance.openSequences().isEmpty() ? callInItsOwnSequence(window) : call(window);
    render.takeBackImages();
    return status.isGood() && !render.isAborted()
        ? rendered(status, Optional.of(output.share()), Optional.empty())
        : failed(status);
  }

  private Image allocateOutput(Rect window) {
    OfxClip clip = instance.findClip(OfxClip.OUTPUT);
    ImageFormat format =
        ImageFormat.of(request.outputBounds().orElse(window), clip.components(), clip.depth())
            .with(clip.premultiplication())
            .padded(request.rowPaddingBytes());
    Image output = Image.allocate(request.topRowFirst() ? format.topRowFirst() : format);
    request.fill().ifPresent(value -> output.fill((byte) value));
    return output;
  }

  private Status callInItsOwnSequence(Rect window) {
    OfxSequence alone =
        instance.sequence(request.time(), request.time(), request.scale(), request.interactive());
    try {
      return call(window);
    } finally {
      alone.close();
    }
  }

  private Status call(Rect window) {
    PropertySet in =
        timeAndScale()
            .put(Ofx.FIELD_TO_RENDER, Ofx.FIELD_NONE)
            .put(Ofx.RENDER_WINDOW, window.corners())
            .put(Ofx.RENDER_SEQUENTIAL, isSequential())
            .put(Ofx.RENDER_INTERACTIVE, request.interactive())
            .put(Ofx.RENDER_DRAFT, 0);
    return instance.call(Ofx.ACTION_RENDER, in, set());
  }

  private boolean isSequential() {
    return !request.interactive()
        && instance.openSequences().stream().anyMatch(OfxSequence::isSequential);
  }

  /** No image, and what has been reported so far. */
  RenderedImage failed(Status status) {
    return rendered(status, Optional.empty(), Optional.empty());
  }

  private RenderedImage rendered(
      Status status, Optional<Image> image, Optional<RenderedImage.Identity> identity) {
    Report report = render.report();
    return new RenderedImage(
        status, image, report.messages(), identity, report.problems(), render.isAborted());
  }

  private PropertySet timeAndScale() {
    return set()
        .put(Ofx.TIME, request.time())
        .put(Ofx.RENDER_SCALE, request.scale(), request.scale());
  }

  private PropertySet set() {
    return new PropertySet(instance.properties().strings());
  }
}
