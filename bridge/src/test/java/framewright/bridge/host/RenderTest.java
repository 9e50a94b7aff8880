package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.FrameSource;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Premultiplication;
import framewright.bridge.host.image.Rect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RenderTest {

  private long openBytes;

  @BeforeEach
  void countImages() {
    openBytes = Image.openBytes();
  }

  @AfterEach
  void everyImageWasClosed() {
    assertEquals(openBytes, Image.openBytes());
  }

  @Test
  void aPluginInvertsAFrame() throws IOException {
    try (Probe probe = new Probe();
        RenderedImage rendered = probe.render(2)) {
      assertTrue(rendered.isGood(), rendered.toString());
      assertEquals(List.of(), rendered.problems());
      Image image = rendered.image().orElseThrow();
      assertEquals(1 - 2, Probe.number(image, 0, 0));
      assertEquals(1 - (40 + 5 + 2), Probe.number(image, 1, 5));
    }
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void everyDepthTravelsAsItIs(Depth depth) throws IOException {
    try (Probe probe =
            new Probe(HostHabits.complete(), Project.of(Probe.WIDTH, Probe.HEIGHT, depth));
        RenderedImage rendered = probe.render(3);
        Image source = Probe.ramp(probe.instance().clip("Source"), 1, 3)) {
      Image image = rendered.image().orElseThrow();
      assertEquals(depth, image.format().depth());
      assertInverted(source, image);
    }
  }

  @ParameterizedTest
  @EnumSource(Components.class)
  void everyKindOfPixelTravelsAsItIs(Components components) throws IOException {
    Project project = Project.of(Probe.WIDTH, Probe.HEIGHT, Depth.BYTE).with(components);
    try (Probe probe = new Probe(HostHabits.complete(), project);
        RenderedImage rendered = probe.render(0);
        Image source = Probe.ramp(probe.instance().clip("Source"), 1, 0)) {
      assertEquals(components, rendered.image().orElseThrow().format().components());
      assertInverted(source, rendered.image().orElseThrow());
    }
  }

  private static void assertInverted(Image source, Image result) {
    for (int row = 0; row < source.format().height(); row++) {
      ByteBuffer from = source.rowFromTop(row);
      ByteBuffer to = result.rowFromTop(row);
      for (int i = 0; i < from.limit(); i++) {
        if (source.format().depth() != Depth.FLOAT) {
          assertEquals((byte) ~from.get(i), to.get(i), "row " + row + " byte " + i);
        } else if (i % 4 == 0) {
          assertEquals(1 - from.getFloat(i), to.getFloat(i), "row " + row + " byte " + i);
        }
      }
    }
  }

  @Test
  void rowOrderAndPaddingOfInputAndOutputAreFree() throws IOException {
    try (Probe probe = new Probe();
        Image source =
            Probe.ramp(ImageFormat.of(Rect.ofSize(6, 4), Components.RGBA, Depth.FLOAT), 0)) {
      ImageFormat odd = source.format().padded(48).topRowFirst();
      probe.instance().clip("Source").connect((time, scale) -> Probe.ramp(odd, time));
      for (boolean topRowFirst : new boolean[] {true, false}) {
        RenderRequest request = RenderRequest.at(0).outputRows(topRowFirst, 16).filledWith(0x55);
        try (RenderedImage rendered = probe.instance().render(request)) {
          Image image = rendered.image().orElseThrow();
          assertEquals(topRowFirst ? -112 : 112, image.format().rowBytes());
          assertInverted(source, image);
          assertEquals(0x55, image.memory().get(96), "padding is left alone");
        }
      }
    }
  }

  @Test
  void onlyTheWindowIsWritten() throws IOException {
    RenderRequest request =
        RenderRequest.at(0)
            .window(new Rect(1, 1, 4, 3))
            .outputBounds(Rect.ofSize(6, 4))
            .filledWith(0);
    try (Probe probe = new Probe();
        RenderedImage rendered = probe.instance().render(request)) {
      Image image = rendered.image().orElseThrow();
      assertEquals(0, Probe.number(image, 0, 4));
      assertEquals(0, Probe.number(image, 1, 0));
      assertEquals(1 - (40 + 4), Probe.number(image, 1, 4));
      assertEquals(0, Probe.number(image, 1, 16));
    }
  }

  @Test
  void halfTheScaleIsHalfThePicture() throws IOException {
    try (Probe probe = new Probe();
        RenderedImage rendered = probe.instance().render(RenderRequest.at(1).scale(0.5))) {
      assertEquals(Rect.ofSize(3, 2), rendered.image().orElseThrow().format().bounds());
    }
  }

  @Test
  void aSecondInputIsMixedIn() throws IOException {
    try (Probe probe = new Probe()) {
      OfxClip second = probe.instance().clip("Second");
      second.connect((time, scale) -> Probe.ramp(second, scale, time + 10));
      probe.instance().param("act").set("mix");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals(5, Probe.number(rendered.image().orElseThrow(), 0, 0));
      }
    }
  }

  @Test
  void aMissingInputFailsTheRender() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("mix");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals(Status.FAILED, rendered.status());
        assertEquals(Optional.empty(), rendered.image());
      }
    }
  }

  @Test
  void framesAtOtherTimesAreFetched() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("other_time");
      probe.instance().param("offset").set("-2");
      try (RenderedImage rendered = probe.render(7)) {
        assertEquals(1 - 5, Probe.number(rendered.image().orElseThrow(), 0, 0));
        assertEquals(List.of(), rendered.problems());
      }
    }
  }

  @Test
  void fetchingAFrameThatWasNotAnnouncedIsAProblem() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("other_time");
      probe.instance().param("offset").set("3");
      probe.instance().param("on").set("true");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals(
            List.of("The plugin fetched Source at 3.0 without having announced it."),
            rendered.problems());
      }
    }
  }

  @Test
  void identityIsTheSourcesFrameAtItsTime() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("identity");
      probe.instance().param("offset").set("4");
      try (RenderedImage rendered = probe.render(1)) {
        assertEquals(Optional.of(new RenderedImage.Identity("Source", 5)), rendered.identity());
        assertEquals(5, Probe.number(rendered.image().orElseThrow(), 0, 0));
      }
    }
  }

  @Test
  void thePluginsPreferencesAreHonoured() throws IOException {
    try (Probe probe =
        new Probe(HostHabits.complete(), Project.of(Probe.WIDTH, Probe.HEIGHT, Depth.BYTE))) {
      probe.instance().param("mode").set("one_of");
      probe.instance().updateClipPreferences();
      assertEquals(Depth.FLOAT, probe.instance().clip("Source").depth());
      try (RenderedImage rendered = probe.render(0)) {
        ImageFormat format = rendered.image().orElseThrow().format();
        assertEquals(Depth.FLOAT, format.depth());
        assertEquals(Premultiplication.PREMULTIPLIED, format.premultiplication());
      }
    }
  }

  @Test
  void aFrameInAnotherFormatThanTheClipsIsRefusedWithASentence() throws IOException {
    try (Probe probe = new Probe()) {
      ImageFormat bytes = ImageFormat.of(Rect.ofSize(6, 4), Components.RGBA, Depth.BYTE);
      probe.instance().clip("Source").connect((time, scale) -> Probe.ramp(bytes, time));
      try (RenderedImage rendered = probe.render(0)) {
        assertFalse(rendered.isGood());
        assertEquals(
            List.of(
                "The frame source of Source gave RGBA BYTE, where the plugin wants RGBA FLOAT."),
            rendered.problems());
      }
    }
  }

  @Test
  void aFrameSourceThatThrowsFailsTheRenderAndIsNamed() throws IOException {
    FrameSource broken =
        (time, scale) -> {
          throw new IllegalStateException("the disk is gone");
        };
    try (Probe probe = new Probe()) {
      probe.instance().clip("Source").connect(broken);
      for (String act : List.of("invert", "identity")) {
        probe.instance().param("act").set(act);
        try (RenderedImage rendered = probe.render(2)) {
          assertFalse(rendered.isGood());
          assertEquals(
              List.of("The frame of Source at 2 cannot be had: the disk is gone"),
              rendered.problems(),
              act);
        }
      }
    }
  }

  @Test
  void whatAPluginSaysIsCollectedWithTheRender() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("say");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals(Status.FAILED, rendered.status());
        assertEquals(
            List.of(
                new Message(Message.Type.ERROR, "probe", "This is 42% ready, 0.5 to go", false),
                new Message(Message.Type.WARNING, "probe", "Still here", true)),
            rendered.messages());
      }
    }
  }

  @Test
  void anImageThatThePluginKeepsIsTakenBack() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("keep_an_image");
      try (RenderedImage rendered = probe.render(0)) {
        assertTrue(rendered.isGood());
        assertEquals(
            List.of("The plugin did not release an image of Source."), rendered.problems());
      }
    }
  }
}
