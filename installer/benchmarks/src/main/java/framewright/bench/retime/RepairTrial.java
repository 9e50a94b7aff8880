package framewright.bench.retime;

import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Damage made by code: is it found, and is every frame that has none left alone? On clips of every
 * second origin; the thresholds were chosen on the others.
 */
final class RepairTrial {
  private static final int LENGTH = 13;
  private static final int HIT = 6;
  private static final int REACH = 4;

  private final List<Path> clips = new ArrayList<>();
  private final Home home;
  private int found;
  private int damaged;
  private int good;
  private int named;
  private double worstChange;

  RepairTrial(Path folder, Home home, int clipsPerOrigin) throws IOException {
    this.home = home;
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".mp4")).sorted().toList();
      List<String> origins = all.stream().map(RepairTrial::origin).distinct().toList();
      for (int i = 1; i < origins.size(); i += 2) {
        String wanted = origins.get(i);
        all.stream()
            .filter(clip -> origin(clip).equals(wanted))
            .limit(clipsPerOrigin)
            .forEach(clips::add);
      }
    }
  }

  boolean canRun() {
    return clips.size() > 1;
  }

  /** Plays every clip, every {@code step}-th frame of it, with everything that may happen to it. */
  void run(int step, BenchTable table, BenchReport report) throws Exception {
    for (Spoiling spoiling : Spoiling.values()) {
      found = damaged = good = named = 0;
      worstChange = 0;
      for (int clip = 0; clip < clips.size(); clip++) {
        play(spoiling, frames(clip, step), frames(stranger(clip), 1));
      }
      String name = spoiling.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      table.row(step + "x " + name, found + " of " + damaged, named, good, 255 * worstChange);
      report.put("repair_" + step + "x_" + name + "_found", found);
      report.put("repair_" + step + "x_" + name + "_worst_change_255ths", 255 * worstChange);
    }
  }

  private void play(Spoiling spoiling, List<Picture> clip, List<Picture> other) throws Exception {
    if (clip.size() < LENGTH || other.size() < LENGTH) {
      return;
    }
    List<Picture> spoilt = spoiling.of(clip, HIT, other);
    FrameRange range = new FrameRange(0, spoilt.size() - 1);
    try (EffectSession session =
        EffectSession.open("retime", home, clip.get(0).format(), range, 24)) {
      session.connect(
          "Source",
          clip.get(0).format(),
          range,
          frame -> frame < 0 || frame >= spoilt.size() ? null : spoilt.get(frame));
      session.set("mode", "repair");
      session.set("repair", "damaged");
      for (int frame = HIT - REACH; frame <= HIT + REACH; frame++) {
        judge(session, frame, spoilt.get(frame), spoiling.damages(frame - HIT));
      }
    }
  }

  private void judge(EffectSession session, int frame, Picture source, boolean isDamaged)
      throws Exception {
    EffectSession.RenderedFrame rendered = session.render(frame);
    named += rendered.report().warnings().isEmpty() ? 0 : 1;
    if (isDamaged) {
      damaged++;
      found += rendered.report().findings().getOrDefault("repaired", 0.0) > 0 ? 1 : 0;
    } else {
      good++;
      worstChange = Math.max(worstChange, change(source, rendered.picture()));
    }
  }

  private static double change(Picture a, Picture b) {
    double worst = 0;
    for (int y = 0; y < a.format().height(); y++) {
      for (int x = 0; x < a.format().width(); x++) {
        for (int channel = 0; channel < 3; channel++) {
          worst =
              Math.max(worst, Math.abs(a.component(x, y, channel) - b.component(x, y, channel)));
        }
      }
    }
    return worst;
  }

  /** A clip of another origin, of the same size; where there is none, the clip itself. */
  private int stranger(int clip) throws FootageException {
    for (int other = 0; other < clips.size(); other++) {
      boolean another = !origin(clips.get(other)).equals(origin(clips.get(clip)));
      if (another && format(other).equals(format(clip))) {
        return other;
      }
    }
    return clip;
  }

  private PictureFormat format(int clip) throws FootageException {
    try (FootageReader reader = Footage.open(clips.get(clip).toString())) {
      return reader.format();
    }
  }

  private List<Picture> frames(int clip, int step) throws FootageException {
    List<Picture> frames = new ArrayList<>();
    try (FootageReader reader = Footage.open(clips.get(clip).toString())) {
      FrameRange range = reader.range();
      for (int frame = range.first();
          frame <= range.last() && frames.size() < LENGTH;
          frame += step) {
        frames.add(Triplet.eightBit(reader.read(frame)));
      }
    }
    return frames;
  }

  private static String origin(Path clip) {
    String name = clip.getFileName().toString();
    return name.substring(0, Math.max(0, name.indexOf('_')));
  }
}
