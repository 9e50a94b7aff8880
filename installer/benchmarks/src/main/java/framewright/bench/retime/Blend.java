package framewright.bench.retime;

import framewright.footage.Picture;
import java.nio.ByteBuffer;

/** Both frames mixed as they lie: what hosts do without motion. */
final class Blend implements Contender {
  @Override
  public String name() {
    return "frame blend";
  }

  @Override
  public Picture between(Picture before, Picture after, double time) throws Exception {
    Picture result = Picture.allocate(before.format());
    ByteBuffer first = before.pixels();
    ByteBuffer second = after.pixels();
    for (int i = 0; i < result.format().bytes(); i++) {
      double mixed = (1 - time) * (first.get(i) & 0xff) + time * (second.get(i) & 0xff);
      result.pixels().put(i, (byte) Math.round(mixed));
    }
    return result;
  }
}
