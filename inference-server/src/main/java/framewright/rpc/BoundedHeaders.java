package framewright.rpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import framewright.v1.InferenceGrpc;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a header that is too large before it is read. A message may be as large as a piece of a
 * frame, and four megabytes of small parameters become ten times as much when they are read.
 */
final class BoundedHeaders implements MethodDescriptor.Marshaller<RenderRequest> {
  /** Stands for a message that was not read. */
  private static final RenderRequest REFUSED = RenderRequest.newBuilder().build();

  /** Many times what the plugin sends with the most inputs, and text in every parameter. */
  private static final int LARGEST_BYTES = 256 << 10;

  private final MethodDescriptor.Marshaller<RenderRequest> reader;

  private BoundedHeaders(MethodDescriptor.Marshaller<RenderRequest> reader) {
    this.reader = reader;
  }

  /** The same service, its renders' headers bounded. */
  static ServerServiceDefinition of(ServerServiceDefinition service) {
    ServiceDescriptor was = service.getServiceDescriptor();
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    service
        .getMethods()
        .forEach(method -> methods.add(isRender(method) ? bounded(method) : method));
    ServiceDescriptor.Builder described =
        ServiceDescriptor.newBuilder(was.getName()).setSchemaDescriptor(was.getSchemaDescriptor());
    methods.forEach(method -> described.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder bounded = ServerServiceDefinition.builder(described.build());
    methods.forEach(bounded::addMethod);
    return bounded.build();
  }

  /** Was this message refused instead of read? */
  @SuppressWarnings("ReferenceEquality") // Messages that are really empty are equal to it.
  static boolean refused(RenderRequest request) {
    return request == REFUSED;
  }

  @Override
  public InputStream stream(RenderRequest request) {
    return reader.stream(request);
  }

  @Override
  public RenderRequest parse(InputStream message) {
    try {
      if (message.available() <= LARGEST_BYTES) {
        return reader.parse(message);
      }
      InputStream twice =
          message.markSupported() ? message : new ByteArrayInputStream(message.readAllBytes());
      twice.mark(Integer.MAX_VALUE);
      if (headerBytes(twice) > LARGEST_BYTES) {
        return REFUSED;
      }
      twice.reset();
      return reader.parse(twice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field that comes several times is one header. */
  private static long headerBytes(InputStream message) throws IOException {
    CodedInputStream fields = CodedInputStream.newInstance(message);
    long sum = 0;
    for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
      int before = fields.getTotalBytesRead();
      fields.skipField(tag);
      sum +=
          WireFormat.getTagFieldNumber(tag) == RenderRequest.HEADER_FIELD_NUMBER
              ? fields.getTotalBytesRead() - before
              : 0;
    }
    return sum;
  }

  private static boolean isRender(ServerMethodDefinition<?, ?> method) {
    return method
        .getMethodDescriptor()
        .getFullMethodName()
        .equals(InferenceGrpc.getRenderMethod().getFullMethodName());
  }

  @SuppressWarnings("unchecked") // It is the contract's own method.
  private static ServerMethodDefinition<RenderRequest, RenderResponse> bounded(
      ServerMethodDefinition<?, ?> method) {
    ServerMethodDefinition<RenderRequest, RenderResponse> render =
        (ServerMethodDefinition<RenderRequest, RenderResponse>) method;
    MethodDescriptor<RenderRequest, RenderResponse> descriptor = render.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setRequestMarshaller(new BoundedHeaders(descriptor.getRequestMarshaller()))
            .build(),
        render.getServerCallHandler());
  }
}
