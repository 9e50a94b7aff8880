package framewright.report;

import framewright.render.FrameResult;
import java.util.ArrayList;
import java.util.List;

/** Names many frames shortly: {@code 3, 7-12}. */
public final class FrameNumbers {
  private FrameNumbers() {}

  public static String of(List<FrameResult> frames) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < frames.size(); ) {
      int end = i;
      while (end + 1 < frames.size()
          && frames.get(end + 1).frame() == frames.get(end).frame() + 1) {
        end++;
      }
      int first = frames.get(i).frame();
      runs.add(end == i ? Integer.toString(first) : first + "-" + frames.get(end).frame());
      i = end + 1;
    }
    return String.join(", ", runs);
  }
}
