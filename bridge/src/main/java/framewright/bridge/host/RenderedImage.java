package framewright.bridge.host;

import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * What became of a render. Owns the image: close it.
 *
 * @param image present when the status is good and nobody aborted
 * @param messages what the plugin said meanwhile
 * @param identity where the picture was taken from when the plugin had nothing to do
 * @param aborted whether the render was aborted; it has no image then, whatever the status
 * @param problems what plugin or host did against the rules of OpenFX, and frame sources that
 *     failed
 */
public record RenderedImage(
    Status status,
    Optional<Image> image,
    List<Message> messages,
    Optional<Identity> identity,
    List<String> problems,
    boolean aborted)
    implements AutoCloseable {

  /** The frame that the result equals. */
  public record Identity(String clip, double time) {}

  public boolean isGood() {
    return status.isGood() && image.isPresent();
  }

  @Override
  public void close() {
    image.ifPresent(Image::close);
  }
}
