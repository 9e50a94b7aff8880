package framewright.rpc;

import framewright.effect.Effects;
import framewright.effect.ParameterSet;
import framewright.error.FramewrightException;
import framewright.v1.InferenceGrpc;
import framewright.v1.RenderRequest;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;

/** A message of a render of any bytes, as far as it is read before a pixel is. */
public final class HeaderTarget {
  private static final Effects EFFECTS = Effects.standard();
  private static final MethodDescriptor.Marshaller<RenderRequest> READER = reader();

  private HeaderTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      RenderRequest request = READER.parse(new ByteArrayInputStream(input));
      if (BoundedHeaders.refused(request) || !request.hasHeader()) {
        return;
      }
      Header header = Header.of(request.getHeader());
      ParameterSet.of(EFFECTS.named(header.effect()).panel()).resolve(header.parameters());
    } catch (FramewrightException e) {
      requireSentence(e);
    } catch (StatusRuntimeException e) {
      // No message of the contract: the transport itself refuses it.
    }
  }

  private static void requireSentence(FramewrightException refusal) {
    String sentence = refusal.getMessage();
    if (sentence.length() > 5000 || sentence.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("no sentence for an artist", refusal);
    }
  }

  @SuppressWarnings("unchecked") // It is the contract's own method.
  private static MethodDescriptor.Marshaller<RenderRequest> reader() {
    ServerMethodDefinition<?, ?> render =
        BoundedHeaders.of(new InferenceGrpc.InferenceImplBase() {}.bindService())
            .getMethod(InferenceGrpc.getRenderMethod().getFullMethodName());
    return (MethodDescriptor.Marshaller<RenderRequest>)
        render.getMethodDescriptor().getRequestMarshaller();
  }
}
