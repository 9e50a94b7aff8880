package framewright.rpc;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;

/** Ties a {@link Connection} to each transport and hands it to the calls that come over it. */
final class Connections extends ServerTransportFilter implements ServerInterceptor {
  private final PixelBudget budget;

  Connections(PixelBudget budget) {
    this.budget = budget;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    return attributes.toBuilder().set(Connection.ATTRIBUTE, new Connection(budget)).build();
  }

  @Override
  public void transportTerminated(Attributes attributes) {
    Connection connection = attributes == null ? null : attributes.get(Connection.ATTRIBUTE);
    if (connection != null) {
      connection.end();
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Context context =
        Context.current()
            .withValue(Connection.CURRENT, call.getAttributes().get(Connection.ATTRIBUTE));
    return Contexts.interceptCall(context, call, headers, next);
  }
}
