package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Failure;
import framewright.render.Home;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Style through the real bundle and server. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class StyleTest {
  private static final int FRAMES = 4;
  private static final FrameRange RANGE = new FrameRange(0, FRAMES - 1);
  private static final PictureFormat FORMAT = format(64, 36);

  @TempDir private Path folder;

  @Test
  void theHeldClipIsTheSameInAnyOrder() throws Exception {
    Picture[] inOrder = new Picture[FRAMES];
    try (EffectSession session = session()) {
      session.set("temporal_hold", "1");
      for (int frame = 0; frame < FRAMES; frame++) {
        inOrder[frame] = session.render(frame).picture();
      }
    }
    try (EffectSession session = session()) {
      session.set("temporal_hold", "1");
      for (int frame : new int[] {2, 0, 3, 1}) {
        assertEquals(inOrder[frame].pixels(), session.render(frame).picture().pixels());
      }
    }
  }

  @Test
  void theFramesBeforeArriveAndAreMixedIn() throws Exception {
    try (EffectSession session = session()) {
      session.set("temporal_hold", "0");
      Picture free = session.render(3).picture();
      session.set("temporal_hold", "1");
      assertTrue(!free.pixels().equals(session.render(3).picture().pixels()));
    }
  }

  @Test
  void whereTheHostGivesNoOtherTimesTheStatusSaysThatNothingIsHeld() throws IOException {
    HostHabits still = HostHabits.named("framewright.headless").temporalAccess(false).build();
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), still);
        OfxInstance instance =
            bundle
                .plugin("framewright.Style")
                .instance(Context.FILTER, Project.of(64, 36, Depth.BYTE))) {
      OfxClip clip = instance.clip("Source");
      instance.updateClipPreferences();
      ImageFormat format = ImageFormat.of(Rect.ofSize(64, 36), clip.components(), clip.depth());
      try (Image source = RealBundle.chance(format, 5)) {
        clip.connect((time, scale) -> source.share());
        try (RenderedImage rendered = instance.render(RenderRequest.at(2))) {
          assertTrue(rendered.isGood(), rendered.toString());
          String told = instance.param("status").textAt(2);
          assertTrue(told.contains("Temporal hold is off"), told);
        }
      }
    }
  }

  @Test
  void aReferenceThatCannotServeIsRefusedWithWhatToDo() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.png"), "not a picture");
    refused("reference", folder.resolve("missing.png").toString(), "not found", "full path");
    refused("reference", broken.toString(), "could not be read", "PNG");
    refused("reference", written("one.png", 1, 1), "1 x 1", "at least 16");
    refused("reference", written("long.png", 33000, 16), "33000 x 16", "32768");
    refused("model", "framewright-style-fresco", "framewright-style-fresco", "not installed");
  }

  @Test
  void aMaskOfAnotherSizeIsRefused() throws Exception {
    try (EffectSession session = session()) {
      Picture mask = drawn(32, 36, 0);
      session.connect("Mask", mask.format(), RANGE, frame -> mask);
      String told = assertThrows(Failure.class, () -> session.render(0)).getMessage();
      assertTrue(told.contains("32 x 36") && told.contains("Scale the mask"), told);
    }
  }

  private static void refused(String parameter, String value, String... told) throws Exception {
    try (EffectSession session = session()) {
      session.set(parameter, value);
      String sentence = assertThrows(Failure.class, () -> session.render(0)).getMessage();
      for (String part : told) {
        assertTrue(sentence.contains(part), sentence);
      }
    }
  }

  private static EffectSession session() throws FootageException {
    Picture[] clip = new Picture[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      clip[frame] = drawn(FORMAT.width(), FORMAT.height(), frame);
    }
    EffectSession session = EffectSession.open("style", Home.current(), FORMAT, RANGE, 24);
    session.connect("Source", FORMAT, RANGE, frame -> clip[frame]);
    session.set("stroke_size", "4");
    return session;
  }

  /** Hills that move by a pixel a frame. */
  private static Picture drawn(int width, int height, int frame) throws FootageException {
    Picture picture = Picture.allocate(format(width, height));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double hill = 0.5 + 0.4 * Math.sin((x - frame) / 7.0 + channel) * Math.cos(y / 5.0);
          picture.setComponent(x, y, channel, (float) hill);
        }
        picture.setComponent(x, y, 3, 1);
      }
    }
    return picture;
  }

  private static PictureFormat format(int width, int height) {
    return new PictureFormat(width, height, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
  }

  private String written(String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file.toString();
  }
}
