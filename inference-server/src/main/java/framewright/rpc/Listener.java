package framewright.rpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerDomainSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Where the server listens: a Unix socket in a folder nobody else may enter, or a port of the
 * loopback address.
 */
public final class Listener implements AutoCloseable {
  /** What macOS takes; Linux takes four more. */
  private static final int LONGEST_SOCKET_PATH_BYTES = 103;

  private static final ThreadFactory THREADS = new DefaultThreadFactory("transport", true);

  private final SocketAddress address;
  private final Class<? extends ServerChannel> channel;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup worker;

  private Listener(
      SocketAddress address, Class<? extends ServerChannel> channel, IoHandlerFactory io) {
    this.address = address;
    this.channel = channel;
    this.acceptor = new MultiThreadIoEventLoopGroup(1, THREADS, io);
    // One loop carries several gigabytes a second; more would take cores from the models.
    this.worker = new MultiThreadIoEventLoopGroup(1, THREADS, io);
  }

  /** A Unix socket at this path, where the system has them and takes a path of that length. */
  public static Optional<Listener> unixSocket(Path path) {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH_BYTES) {
      return Optional.empty();
    }
    DomainSocketAddress address = new DomainSocketAddress(path.toFile());
    if (Epoll.isAvailable()) {
      return Optional.of(
          new Listener(address, EpollServerDomainSocketChannel.class, EpollIoHandler.newFactory()));
    }
    if (KQueue.isAvailable()) {
      return Optional.of(
          new Listener(
              address, KQueueServerDomainSocketChannel.class, KQueueIoHandler.newFactory()));
    }
    return Optional.empty();
  }

  /** A free port of 127.0.0.1. */
  public static Listener loopback() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Listener(address, NioServerSocketChannel.class, NioIoHandler.newFactory());
  }

  NettyServerBuilder builder() {
    return NettyServerBuilder.forAddress(address)
        .channelType(channel)
        .bossEventLoopGroup(acceptor)
        .workerEventLoopGroup(worker);
  }

  String address(Server server) {
    return address instanceof DomainSocketAddress socket
        ? "unix:" + socket.path()
        : "ipv4:127.0.0.1:" + server.getPort();
  }

  @SuppressWarnings(
      "FutureReturnValueIgnored") // Nothing waits for the threads: they are daemons and hold
  // nothing.
  @Override
  public void close() {
    acceptor.shutdownGracefully();
    worker.shutdownGracefully();
  }
}
