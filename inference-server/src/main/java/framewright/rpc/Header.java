package framewright.rpc;

import com.google.protobuf.ByteString;
import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.ContentId;
import framewright.frame.FrameFormat;
import framewright.rendering.Priority;
import framewright.v1.InputFrame;
import framewright.v1.OutputFrame;
import framewright.v1.RegionPlace;
import framewright.v1.RenderHeader;
import framewright.v1.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of a render but pixels, as a client asked for it. Read once, believing nothing: every size
 * and count is checked before anything is allocated.
 */
record Header(
    String effect,
    String model,
    Map<String, ParameterValue> parameters,
    Priority priority,
    double time,
    double renderScale,
    List<Input> inputs,
    Output output) {
  private static final int MOST_INPUTS = 32;
  private static final int MOST_PARAMETERS = 256;
  private static final int LONGEST_NAME = 64;
  private static final double LARGEST_SCALE = 64;

  /**
   * A frame that an effect may look at.
   *
   * @param region where its pixels are; empty when they travel in the stream
   */
  record Input(
      String clip,
      double time,
      FrameFormat format,
      Optional<ContentId> contentId,
      Optional<RegionPlace> region) {}

  /**
   * Where the result goes.
   *
   * @param region empty when it travels in the stream
   */
  record Output(FrameFormat format, Optional<RegionPlace> region) {}

  /** Refuses what no effect could take. */
  static Header of(RenderHeader header) {
    require(header.getInputsCount() <= MOST_INPUTS, "A request has more than 32 input frames.");
    require(
        header.getParametersCount() <= MOST_PARAMETERS, "A request has more than 256 parameters.");
    require(header.hasOutput(), "A request does not say where its result goes.");
    require(Double.isFinite(header.getTime()), "The time of a request is not a number.");
    return new Header(
        header.getEffect(),
        header.getModel(),
        parameters(header.getParametersMap()),
        header.getPriority() == framewright.v1.Priority.PRIORITY_BATCH
            ? Priority.BATCH
            : Priority.INTERACTIVE,
        header.getTime(),
        scale(header.getRenderScale()),
        header.getInputsList().stream().map(Header::input).toList(),
        output(header.getOutput()));
  }

  /**
   * True when at least one input does not lie in a region: the client then waits for a want, even
   * an empty one.
   */
  boolean expectsWant() {
    return inputs.stream().anyMatch(input -> input.region().isEmpty());
  }

  private static double scale(double scale) {
    require(
        scale >= 0 && scale <= LARGEST_SCALE,
        "The render scale of a request is not between 0 and 64.");
    return scale == 0 ? 1 : scale;
  }

  private static Input input(InputFrame input) {
    require(
        input.getClip().length() <= LONGEST_NAME,
        "The name of a clip is longer than 64 characters.");
    require(Double.isFinite(input.getTime()), "The time of an input frame is not a number.");
    return new Input(
        input.getClip(),
        input.getTime(),
        format(input.getFormat()),
        contentId(input.getContentId()),
        region(input.getPlace()));
  }

  private static Output output(OutputFrame output) {
    return new Output(format(output.getFormat()), region(output.getPlace()));
  }

  private static Optional<RegionPlace> region(framewright.v1.Place place) {
    return switch (place.getPlaceCase()) {
      case REGION -> Optional.of(place.getRegion());
      case IN_STREAM -> Optional.empty();
      case PLACE_NOT_SET ->
          throw FramewrightException.invalidRequest("A frame of a request has no place.");
    };
  }

  private static FrameFormat format(framewright.v1.FrameFormat format) {
    return new FrameFormat(
        size(format.getWidth()),
        size(format.getHeight()),
        alpha(format.getAlpha()),
        ColourSpace.named(format.getColourSpace()),
        format.getLeft(),
        format.getTop());
  }

  private static Optional<ContentId> contentId(ByteString bytes) {
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(ContentId.of(bytes.asReadOnlyByteBuffer()));
  }

  /** Sizes are unsigned on the wire: one above 2^31 must not come out negative, but too large. */
  private static int size(int unsigned) {
    return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
  }

  private static Alpha alpha(framewright.v1.Alpha alpha) {
    return switch (alpha) {
      case ALPHA_OPAQUE -> Alpha.OPAQUE;
      case ALPHA_STRAIGHT -> Alpha.STRAIGHT;
      case ALPHA_PREMULTIPLIED -> Alpha.PREMULTIPLIED;
      case ALPHA_ONLY -> Alpha.ALPHA_ONLY;
      case UNRECOGNIZED ->
          throw FramewrightException.invalidRequest(
              "A frame's alpha is of a kind unknown to this server.");
    };
  }

  static Map<String, ParameterValue> parameters(Map<String, Value> sent) {
    Map<String, ParameterValue> parameters = new HashMap<>();
    sent.forEach((name, value) -> parameters.put(name, parameter(value)));
    return parameters;
  }

  private static ParameterValue parameter(Value value) {
    return switch (value.getKindCase()) {
      case NUMBER -> new ParameterValue.Scalar(value.getNumber());
      case TEXT -> new ParameterValue.Text(value.getText());
      case NUMBERS -> new ParameterValue.Numbers(value.getNumbers().getValuesList());
      case KIND_NOT_SET ->
          throw FramewrightException.invalidRequest("A parameter of a request has no value.");
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw FramewrightException.invalidRequest(otherwise);
    }
  }
}
