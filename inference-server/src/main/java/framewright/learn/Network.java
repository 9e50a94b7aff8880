package framewright.learn;

import com.google.common.io.Resources;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Which of the recipe's networks: its graphs, and how its weights begin. */
record Network(Task task, NetworkSize size) {

  /** As the graphs are called: "repair_medium". */
  String name() {
    return (task + "_" + size).toLowerCase(Locale.ROOT);
  }

  /** The engine's graph for one step of learning. */
  String lesson() {
    return "learn_" + name();
  }

  /** The graph that applies weights, without them. */
  byte[] application() {
    return resource("apply_" + name() + ".onnx");
  }

  int weights() {
    int count = 0;
    for (JsonElement layer : layers()) {
      count += layer.getAsJsonArray().get(0).getAsInt();
    }
    return count;
  }

  /**
   * What a course begins with: the same for the same seed, on every machine; where there is a
   * start, for any seed.
   */
  void begin(FloatBuffer theta, long seed) {
    scatter(theta.duplicate(), task.hasStart() ? 0 : seed);
    if (task.hasStart()) {
      start(theta);
    }
  }

  /**
   * The first of the weights, which have learned to learn; of each number the upper half, its lower
   * byte first.
   */
  private void start(FloatBuffer theta) {
    ShortBuffer halves =
        ByteBuffer.wrap(resource("start_" + name() + ".bin"))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    while (halves.hasRemaining()) {
      theta.put(Float.intBitsToFloat(halves.get() << Short.SIZE));
    }
  }

  private void scatter(FloatBuffer theta, long seed) {
    Random chance = new Random(seed);
    for (JsonElement layer : layers()) {
      int count = layer.getAsJsonArray().get(0).getAsInt();
      double scatter = layer.getAsJsonArray().get(1).getAsDouble();
      for (int i = 0; i < count; i++) {
        theta.put((float) (chance.nextGaussian() * scatter));
      }
    }
  }

  /** Of each: how many numbers, and how far they scatter about 0. */
  private JsonArray layers() {
    String all = new String(resource("beginnings.json"), StandardCharsets.UTF_8);
    return new Gson().fromJson(all, JsonObject.class).getAsJsonArray(name());
  }

  private static byte[] resource(String name) {
    try {
      return Resources.toByteArray(Resources.getResource(Network.class, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
