package framewright.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Denies every call of every service that does not carry the token. */
final class TokenInterceptor implements ServerInterceptor {
  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("framewright-token", Metadata.ASCII_STRING_MARSHALLER);

  private final byte[] token;

  TokenInterceptor(String token) {
    this.token = token.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String shown = headers.get(TOKEN);
    // Compares in constant time: how long a refusal takes tells nothing about the token.
    if (shown != null && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.US_ASCII))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription(
            "The server did not accept this client. Restart the host application."),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
