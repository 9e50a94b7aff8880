package framewright.bridge.host.suite;

/** An image that a plugin has fetched and releases. */
public interface ImageHandle extends AutoCloseable {

  @Override
  void close();
}
