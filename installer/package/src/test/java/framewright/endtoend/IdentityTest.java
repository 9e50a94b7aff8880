package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Premultiplication;
import framewright.bridge.host.image.Rect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class IdentityTest {
  private static final int WIDTH = 61;
  private static final int HEIGHT = 37;
  private static final double[] SCALES = {1, 0.5};

  private static RealBundle bundle;

  /** One way in which a host may bring a frame. */
  record Case(
      Depth depth,
      Components components,
      Premultiplication alpha,
      boolean topFirst,
      int padding,
      double scale,
      boolean part) {

    Rect bounds() {
      return new Rect(0, 0, (int) Math.ceil(WIDTH * scale), (int) Math.ceil(HEIGHT * scale));
    }

    Rect window() {
      Rect all = bounds();
      return part ? new Rect(3, 2, all.x2() - 5, all.y2() - 4) : all;
    }

    ImageFormat format(Depth wanted, Components has) {
      ImageFormat format = ImageFormat.of(bounds(), has, wanted).with(alpha).padded(padding);
      return topFirst ? format.topRowFirst() : format;
    }
  }

  @BeforeAll
  static void load() throws IOException {
    bundle = new RealBundle();
  }

  @AfterAll
  static void unload() {
    bundle.close();
  }

  static Stream<Case> everyWay() {
    List<Case> cases = new ArrayList<>();
    for (Depth depth : Depth.values()) {
      for (Components components : Components.values()) {
        for (Premultiplication alpha : Premultiplication.values()) {
          for (double scale : SCALES) {
            for (boolean part : new boolean[] {false, true}) {
              cases.add(new Case(depth, components, alpha, false, 0, scale, part));
              cases.add(new Case(depth, components, alpha, true, 48, scale, part));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aFrameComesBackBitForBit(Case way) {
    Project project = Project.of(WIDTH, HEIGHT, way.depth).with(way.components).with(way.alpha);
    try (OfxInstance identity = bundle.identity(project)) {
      identity.updateClipPreferences();
      ImageFormat format =
          way.format(identity.clip("Source").depth(), identity.clip("Source").components());
      try (Image source = RealBundle.chance(format, way.hashCode())) {
        identity.clip("Source").connect((time, scale) -> source.share());
        RenderRequest request =
            RenderRequest.at(0)
                .scale(way.scale)
                .window(way.window())
                .outputRows(way.topFirst, way.padding);
        try (RenderedImage rendered = identity.render(request)) {
          assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
          assertEquals(List.of(), rendered.problems());
          assertSameInside(way.window(), source, rendered.image().orElseThrow());
        }
      }
    }
  }

  private static void assertSameInside(Rect window, Image source, Image result) {
    int bytes = source.format().pixelBytes();
    for (int y = window.y1(); y < window.y2(); y++) {
      var expected =
          row(source, y)
              .slice(bytes * (window.x1() - source.format().bounds().x1()), bytes * window.width());
      var actual =
          row(result, y)
              .slice(bytes * (window.x1() - result.format().bounds().x1()), bytes * window.width());
      assertEquals(expected, actual, "row " + y);
    }
  }

  private static java.nio.ByteBuffer row(Image image, int y) {
    return image.rowFromTop(image.format().bounds().y2() - 1 - y);
  }
}
