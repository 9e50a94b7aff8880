package framewright.bridge.host;

import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.image.Region;
import framewright.bridge.host.suite.ClipHandle;

/** A clip's side towards its plugin: what its handle stands for. */
final class ClipSide implements ClipHandle {

  private final OfxClip clip;

  ClipSide(OfxClip clip) {
    this.clip = clip;
  }

  @Override
  public PropertySet properties() {
    return clip.properties();
  }

  @Override
  public Region regionOfDefinition() {
    if (!clip.isConnected()) {
      throw new OfxException(Status.FAILED, clip.name() + " is not connected");
    }
    return clip.region();
  }

  @Override
  public long image(double time) {
    return clip.instance().renders().current().open(clip, time).handle();
  }

  @Override
  public long handle() {
    return clip.handle();
  }
}
