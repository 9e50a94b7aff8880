package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A fault here is the end of the process that runs the tests, as it would be of the editor. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class UnloadTest {
  private static final int LOADS = 10;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  /** After an abort the plugin still talks to the server, in threads of gRPC. */
  @Test
  void unloadingRightAfterAnAbortLeavesTheProcessAlone() throws IOException {
    ImageFormat format = ImageFormat.of(Rect.ofSize(WIDTH, HEIGHT), Components.RGBA, Depth.FLOAT);
    for (int i = 0; i < LOADS; i++) {
      try (RealBundle bundle = new RealBundle();
          Image source = RealBundle.chance(format, i);
          OfxInstance identity = bundle.identity(Project.of(WIDTH, HEIGHT, Depth.FLOAT))) {
        identity.clip("Source").connect((time, scale) -> source.share());
        try (RenderedImage whole = identity.render(RenderRequest.at(0))) {
          assertTrue(whole.isGood(), whole.toString());
        }
        identity.render(RenderRequest.at(1).abortWhen(() -> true)).close();
      }
    }
  }
}
