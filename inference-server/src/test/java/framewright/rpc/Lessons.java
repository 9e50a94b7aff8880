package framewright.rpc;

import framewright.v1.Course;
import framewright.v1.FrameFormat;
import framewright.v1.FrameReport;
import framewright.v1.InputFrame;
import framewright.v1.LearnRequest;
import framewright.v1.LearnResponse;
import framewright.v1.Learning;
import framewright.v1.Look;
import framewright.v1.RenderHeader;
import framewright.v1.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;

/** A shot whose colours were exchanged by hand, and what a plugin asks of a server to learn it. */
record Lessons(TestClient client) {
  static final int WIDTH = 96;
  static final int HEIGHT = 80;
  static final FrameFormat FORMAT = Frames.format(WIDTH, HEIGHT);
  static final InputFrame EXAMPLE =
      Frames.source(FORMAT, Frames.IN_STREAM).toBuilder().setClip("Example").build();

  FrameReport bring(String course, int frame) {
    return client
        .render(
            bringing(course, frame).addInputs(EXAMPLE).build(),
            picture(frame, false),
            picture(frame, true))
        .report();
  }

  static RenderHeader.Builder bringing(String course, int frame) {
    return shown("").toBuilder().setTime(frame).putParameters("bring_to", text(course));
  }

  static RenderHeader shown(String name) {
    return Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM)
        .setEffect("learn")
        .setModel(name)
        .putParameters("name", text(name))
        .build();
  }

  private static Value text(String text) {
    return Value.newBuilder().setText(text).build();
  }

  static LearnRequest.Builder order(String course) {
    return LearnRequest.newBuilder().setCourse(course);
  }

  LearnResponse learn(String course, double minutes, Integer... frames) {
    Learning learning =
        Learning.newBuilder()
            .addAllFrames(List.of(frames))
            .setTask("automatic")
            .setSize("small")
            .setMinutes(minutes)
            .setVariation(1)
            .build();
    return client.calls.learn(order(course).setLearn(learning).build());
  }

  LearnResponse look(String course) {
    return client.calls.learn(order(course).setLook(Look.getDefaultInstance()).build());
  }

  /** Asks until the course is so. */
  Course await(String course, Predicate<Course> so) throws InterruptedException {
    Course now = look(course).getCourse();
    while (!so.test(now)) {
      Thread.sleep(20);
      now = look(course).getCourse();
    }
    return now;
  }

  /** Waves that move; done by hand, red and blue are exchanged. */
  static ByteBuffer picture(int frame, boolean exchanged) {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(WIDTH * HEIGHT * 16).order(ByteOrder.nativeOrder());
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float red = 0.5f + 0.4f * (float) Math.sin((x + 5 * frame) / 9.0);
        float blue = 0.5f + 0.4f * (float) Math.cos((y + 3 * frame) / 11.0);
        pixels.putFloat(exchanged ? blue : red).putFloat(0.4f);
        pixels.putFloat(exchanged ? red : blue).putFloat(1);
      }
    }
    return pixels.flip();
  }

  static double distance(ByteBuffer one, ByteBuffer other) {
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT * 16; i += 4) {
      sum += Math.abs(one.getFloat(i) - other.getFloat(i));
    }
    return sum;
  }
}
