package framewright.rpc;

import com.google.protobuf.ByteString;
import framewright.v1.FrameFormat;
import framewright.v1.InStream;
import framewright.v1.InputFrame;
import framewright.v1.OutputFrame;
import framewright.v1.Place;
import framewright.v1.RegionPlace;
import framewright.v1.RenderHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Frames and headers drawn by code. */
final class Frames {
  static final Place IN_STREAM =
      Place.newBuilder().setInStream(InStream.getDefaultInstance()).build();

  private Frames() {}

  static FrameFormat format(int width, int height) {
    return FrameFormat.newBuilder().setWidth(width).setHeight(height).build();
  }

  static Place inRegion(long region, long offset) {
    return Place.newBuilder()
        .setRegion(RegionPlace.newBuilder().setRegion(region).setOffset(offset))
        .build();
  }

  static InputFrame source(FrameFormat format, Place place) {
    return InputFrame.newBuilder().setClip("Source").setFormat(format).setPlace(place).build();
  }

  static InputFrame source(FrameFormat format, Place place, ByteString contentId) {
    return source(format, place).toBuilder().setContentId(contentId).build();
  }

  /** The identity model on one frame of a place. */
  static RenderHeader.Builder identity(FrameFormat format, Place from, Place to) {
    return RenderHeader.newBuilder()
        .setEffect("model")
        .addInputs(source(format, from))
        .setOutput(OutputFrame.newBuilder().setFormat(format).setPlace(to));
  }

  /** Values from -0.5 to 1e4, no two neighbours alike. */
  static ByteBuffer ramp(int width, int height) {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(width * height * 16).order(ByteOrder.nativeOrder());
    fillRamp(pixels);
    return pixels;
  }

  static void fillRamp(ByteBuffer pixels) {
    FloatBuffer floats = pixels.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
    int count = floats.capacity();
    for (int i = 0; i < count; i++) {
      floats.put(i, -0.5f + 10_000.5f * i / (count - 1));
    }
  }
}
