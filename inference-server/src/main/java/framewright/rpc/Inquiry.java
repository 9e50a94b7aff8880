package framewright.rpc;

import framewright.v1.Course;
import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.Device;
import framewright.v1.FailureNote;
import framewright.v1.InferenceGrpc;
import framewright.v1.Model;
import framewright.v1.StatusRequest;
import framewright.v1.StatusResponse;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

  /**
   * What a server says of itself at this moment.
   *
   * @param furtherDevices what else frames are computed on
   * @param courses a sentence for each that is learned or waits for it
   */
  public record Now(
      String device,
      List<String> furtherDevices,
      List<String> loadedModels,
      Queue queue,
      double framesPerSecond,
      long frames,
      List<String> courses,
      List<Failure> failures) {}

  /** Renders by where they are, and the places for all of them. */
  public record Queue(int receiving, int waiting, int running, int places) {}

  /** A failure that clients were told of; all but its times is of the last time. */
  public record Failure(String id, String kind, String sentence, Instant when, int times) {}

  /** Empty when nobody answers at this address of an endpoint file within that time. */
  public static Optional<Answer> ask(String address, String token, Duration patience) {
    DescribeRequest who = DescribeRequest.newBuilder().setClient("framewright").build();
    return call(address, token, patience, server -> answer(server.describe(who)));
  }

  /** Empty also when the server is of an older version, which cannot say. */
  public static Optional<Now> now(String address, String token, Duration patience) {
    StatusRequest how = StatusRequest.getDefaultInstance();
    return call(address, token, patience, server -> now(server.status(how)));
  }

  private static <T> Optional<T> call(
      String address,
      String token,
      Duration patience,
      Function<InferenceGrpc.InferenceBlockingStub, T> question) {
    EventLoopGroup loop = address.startsWith(SOCKET) ? socketLoop() : null;
    ManagedChannel channel =
        channel(address, loop)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers(token)))
            .proxyDetector(anywhere -> null)
            .usePlaintext()
            .build();
    try {
      return Optional.of(
          question.apply(
              InferenceGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)));
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

  private static Now now(StatusResponse answer) {
    return new Now(
        answer.getDevice().getId(),
        answer.getFurtherDevicesList().stream().map(Device::getName).toList(),
        answer.getLoadedModelsList(),
        new Queue(
            answer.getReceiving(), answer.getWaiting(), answer.getRunning(), answer.getPlaces()),
        answer.getFramesPerSecond(),
        answer.getFrames(),
        answer.getCoursesList().stream().map(Course::getSentence).toList(),
        answer.getLastFailuresList().stream().map(Inquiry::failure).toList());
  }

  private static Failure failure(FailureNote note) {
    return new Failure(
        note.getId(),
        note.getKind(),
        note.getSentence(),
        Instant.ofEpochMilli(note.getUnixMilliseconds()),
        note.getTimes());
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
