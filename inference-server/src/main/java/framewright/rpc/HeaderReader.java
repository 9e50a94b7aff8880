package framewright.rpc;

import com.google.protobuf.ByteString;
import framewright.effect.ParameterValue;
import framewright.effect.Priority;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.ColourSpace;
import framewright.frame.ContentId;
import framewright.frame.FrameFormat;
import framewright.v1.InputFrame;
import framewright.v1.RenderHeader;
import framewright.v1.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a client says about a render, believing nothing: every size and count is checked before anything is allocated. */
final class HeaderReader {
  private static final int MOST_INPUTS = 32;
  private static final int MOST_PARAMETERS = 256;
  private static final int LONGEST_NAME = 64;
  private static final double LARGEST_SCALE = 64;

  private HeaderReader() {}

  /** Refuses what no effect could take. */
  static void check(RenderHeader header) {
    require(header.getInputsCount() <= MOST_INPUTS, "A request has more than 32 input frames.");
    require(header.getParametersCount() <= MOST_PARAMETERS, "A request has more than 256 parameters.");
    require(header.hasOutput(), "A request does not say where its result goes.");
    require(Double.isFinite(header.getTime()), "The time of a request is not a number.");
    double scale = header.getRenderScale();
    require(scale >= 0 && scale <= LARGEST_SCALE, "The render scale of a request is not between 0 and 64.");
    for (InputFrame input : header.getInputsList()) {
      require(input.getClip().length() <= LONGEST_NAME, "The name of a clip is longer than 64 characters.");
      require(Double.isFinite(input.getTime()), "The time of an input frame is not a number.");
    }
  }

  static Map<String, ParameterValue> parameters(RenderHeader header) {
    Map<String, ParameterValue> parameters = new HashMap<>();
    header.getParametersMap().forEach((name, value) -> parameters.put(name, parameter(value)));
    return parameters;
  }

  static Priority priority(RenderHeader header) {
    return header.getPriority() == framewright.v1.Priority.PRIORITY_BATCH ? Priority.BATCH : Priority.INTERACTIVE;
  }

  static double renderScale(RenderHeader header) {
    return header.getRenderScale() == 0 ? 1 : header.getRenderScale();
  }

  static FrameFormat format(framewright.v1.FrameFormat format) {
    return new FrameFormat(
        size(format.getWidth()),
        size(format.getHeight()),
        alpha(format.getAlpha()),
        ColourSpace.named(format.getColourSpace()),
        format.getLeft(),
        format.getTop());
  }

  static Optional<ContentId> contentId(ByteString bytes) {
    return bytes.isEmpty() ? Optional.empty() : Optional.of(ContentId.of(bytes.asReadOnlyByteBuffer()));
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
      case UNRECOGNIZED -> throw FramewrightException.invalidRequest("A frame's alpha is of a kind unknown to this server.");
    };
  }

  private static ParameterValue parameter(Value value) {
    return switch (value.getKindCase()) {
      case NUMBER -> new ParameterValue.Scalar(value.getNumber());
      case TEXT -> new ParameterValue.Text(value.getText());
      case NUMBERS -> new ParameterValue.Numbers(value.getNumbers().getValuesList());
      case KIND_NOT_SET -> throw FramewrightException.invalidRequest("A parameter of a request has no value.");
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw FramewrightException.invalidRequest(otherwise);
    }
  }
}
