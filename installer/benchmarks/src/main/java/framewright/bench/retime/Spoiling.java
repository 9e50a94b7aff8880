package framewright.bench.retime;

import framewright.footage.FootageException;
import framewright.footage.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may happen to a clip: damage to frames of it, and what only looks like damage. */
enum Spoiling {
  BLACK(1),
  FLASH(1),
  TORN(1),
  NOISY_BAND(1),
  BLOTCH(1),
  DIRT(1),
  SCRATCH(1),
  TWO_BLACK(2),
  FLASH_THEN_BLACK(2),
  BLACK_BEFORE_THE_LAST_OF_A_SHOT(1),
  BLACK_AT_A_CUT(1),
  NOTHING(0),
  CUT(0),
  FLICKER(0),
  STROBE(0),
  FADE(0),
  FRAME_LOST(0),
  FRAME_REPEATED(0);

  private final int damaged;

  Spoiling(int damaged) {
    this.damaged = damaged;
  }

  /** Is a frame damaged, counted from the one that is hit? */
  boolean damages(int frame) {
    return frame >= 0 && frame < damaged;
  }

  /** The clip afterwards; frames that nothing happens to are the same objects. */
  List<Picture> of(List<Picture> clip, int hit, List<Picture> other) throws FootageException {
    List<Picture> result = new ArrayList<>(clip);
    switch (this) {
      case TWO_BLACK -> all(result, hit, hit + 2, BLACK);
      case FLASH_THEN_BLACK -> {
        all(result, hit, hit + 1, FLASH);
        all(result, hit + 1, hit + 2, BLACK);
      }
      case BLACK_BEFORE_THE_LAST_OF_A_SHOT -> cut(result, hit + 2, other, hit);
      case BLACK_AT_A_CUT -> cut(result, hit + 1, other, hit);
      case CUT -> cut(result, hit + 1, other, -1);
      case FRAME_LOST -> result.remove(hit);
      case FRAME_REPEATED -> result.add(hit, clip.get(hit));
      case FLICKER, FADE, STROBE -> lights(result);
      case NOTHING -> {}
      default -> all(result, hit, hit + 1, this);
    }
    return result;
  }

  private static void all(List<Picture> clip, int from, int to, Spoiling damage)
      throws FootageException {
    for (int frame = from; frame < to; frame++) {
      clip.set(frame, damage.damaged(clip.get(frame)));
    }
  }

  private static void cut(List<Picture> clip, int from, List<Picture> other, int black)
      throws FootageException {
    for (int frame = from; frame < clip.size(); frame++) {
      clip.set(frame, other.get(frame));
    }
    if (black >= 0) {
      all(clip, black, black + 1, BLACK);
    }
  }

  private void lights(List<Picture> clip) throws FootageException {
    Random random = new Random(5);
    for (int frame = 0; frame < clip.size(); frame++) {
      float light =
          switch (this) {
            case FADE -> Math.max(0, 1 - frame / 8f);
            case STROBE -> frame % 2;
            default -> 0.8f + 0.4f * random.nextFloat();
          };
      clip.set(frame, changed(clip.get(frame), (x, y, old) -> light * old));
    }
  }

  private Picture damaged(Picture good) throws FootageException {
    int width = good.format().width();
    int height = good.format().height();
    Random random = new Random(7);
    Picture result =
        switch (this) {
          case FLASH -> changed(good, (x, y, old) -> Math.min(1, 3 * old + 0.25f));
          case NOISY_BAND ->
              changed(
                  good, (x, y, old) -> y / (height / 8) == 3 ? random.nextInt(256) / 255f : old);
          case BLOTCH ->
              changed(
                  good,
                  (x, y, old) ->
                      Math.hypot(x - 0.4 * width, y - 0.5 * height) < 0.14 * width ? 1 : old);
          case SCRATCH -> changed(good, (x, y, old) -> x / 2 == width / 5 ? 0.95f : old);
          case BLACK -> changed(good, (x, y, old) -> 0);
          default -> changed(good, (x, y, old) -> old);
        };
    if (this == TORN) {
      shiftLowerHalf(good, result);
    }
    for (int speck = 0; this == DIRT && speck < 15; speck++) {
      speck(result, random.nextInt(width), random.nextInt(height), 2 + random.nextInt(4));
    }
    return result;
  }

  private static void shiftLowerHalf(Picture from, Picture to) {
    int width = from.format().width();
    for (int y = from.format().height() / 2; y < from.format().height(); y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          to.setComponent((x + width / 4) % width, y, channel, from.component(x, y, channel));
        }
      }
    }
  }

  private static void speck(Picture picture, int left, int top, int size) {
    for (int y = top; y < Math.min(picture.format().height(), top + size); y++) {
      for (int x = left; x < Math.min(picture.format().width(), left + size); x++) {
        for (int channel = 0; channel < 3; channel++) {
          picture.setComponent(x, y, channel, 0.95f);
        }
      }
    }
  }

  private interface Change {
    float at(int x, int y, float old);
  }

  private static Picture changed(Picture good, Change change) throws FootageException {
    Picture result = Picture.allocate(good.format());
    for (int y = 0; y < good.format().height(); y++) {
      for (int x = 0; x < good.format().width(); x++) {
        for (int channel = 0; channel < 3; channel++) {
          result.setComponent(x, y, channel, change.at(x, y, good.component(x, y, channel)));
        }
        result.setComponent(x, y, 3, 1);
      }
    }
    return result;
  }
}
