package framewright.rpc;

import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.InferenceGrpc;
import framewright.v1.Model;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a running server of this user what it is, as the plugin does first. */
public final class Inquiry {
  private static final String SOCKET = "unix:";

  private Inquiry() {}

  /**
   * What the server answered.
   *
   * @param device empty while the inference runtime is still starting
   * @param models those that can be used
   */
  public record Answer(
      String version, String device, String deviceName, String reason, List<String> models) {}

  /** Empty when nobody answers at this address of an endpoint file within that time. */
  public static Optional<Answer> ask(String address, String token, Duration patience) {
    EventLoopGroup loop = address.startsWith(SOCKET) ? socketLoop() : null;
    ManagedChannel channel =
        channel(address, loop)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers(token)))
            .proxyDetector(anywhere -> null)
            .usePlaintext()
            .build();
    try {
      return Optional.of(
          answer(
              InferenceGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                  .describe(DescribeRequest.newBuilder().setClient("framewright").build())));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    } finally {
      channel.shutdownNow();
      end(loop);
    }
  }

  private static Answer answer(DescribeResponse answer) {
    List<String> usable =
        answer.getModelsList().stream()
            .filter(model -> model.getProblem().isEmpty())
            .map(Model::getId)
            .toList();
    return new Answer(
        answer.getServerVersion(),
        answer.getDevice().getId(),
        answer.getDevice().getName(),
        answer.getDevice().getReason(),
        usable);
  }

  private static Metadata headers(String token) {
    Metadata headers = new Metadata();
    headers.put(TokenInterceptor.TOKEN, token);
    return headers;
  }

  private static NettyChannelBuilder channel(String address, EventLoopGroup loop) {
    if (loop == null) {
      return NettyChannelBuilder.forTarget("dns:///" + address.substring(address.indexOf(':') + 1));
    }
    Path socket = Path.of(address.substring(SOCKET.length()));
    return NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
        .channelType(
            Epoll.isAvailable() ? EpollDomainSocketChannel.class : KQueueDomainSocketChannel.class)
        .eventLoopGroup(loop)
        .overrideAuthority("localhost");
  }

  private static EventLoopGroup socketLoop() {
    return new MultiThreadIoEventLoopGroup(
        1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : KQueueIoHandler.newFactory());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for the thread: it holds nothing.
  private static void end(EventLoopGroup loop) {
    if (loop != null) {
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
