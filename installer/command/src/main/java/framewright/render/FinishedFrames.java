package framewright.render;

import framewright.footage.FootageException;
import framewright.footage.FramePattern;
import framewright.footage.FrameRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A hidden list beside stills that are being made: which are finished, by their sums, and what they
 * were made with. A line is added after its still, so that whatever is in it is complete.
 */
final class FinishedFrames {
  private static final String NO_MODEL = "-";

  private final FramePattern output;
  private final Path list;
  private final String order;
  private final Map<Integer, String> sums = new HashMap<>();
  private String model = NO_MODEL;

  /**
   * @param order all that the pictures depend on, in one word
   */
  FinishedFrames(FramePattern output, FrameRange frames, String order) {
    this.output = output;
    this.order = order;
    this.list = output.folder().resolve("." + name(output) + "." + frames + ".finished");
  }

  private static String name(FramePattern output) {
    return Path.of(output.toString()).getFileName().toString();
  }

  /** Begins a list of no frames. */
  void begin() throws FootageException {
    write(
        order + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Goes on from what an interrupted render left; the reason why none of it counts, if so. */
  Optional<String> resume() throws FootageException {
    Optional<String> reason = read();
    if (reason.isPresent()) {
      begin();
    }
    return reason;
  }

  /** Reads what an interrupted render left, and leaves it. */
  Optional<String> read() throws FootageException {
    List<String> lines = lines();
    if (lines.isEmpty() || !lines.get(0).equals(order)) {
      return Optional.of(
          lines.isEmpty()
              ? "There is no list of finished frames to resume from: all are made."
              : "The source, the settings or the plugin are no longer those of the frames that are"
                  + " there: all are made again.");
    }
    lines.stream().skip(1).map(line -> line.split(" ")).forEach(this::note);
    return Optional.empty();
  }

  private List<String> lines() throws FootageException {
    try {
      return Files.readAllLines(list);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** A line that was cut short is none. */
  private void note(String[] words) {
    if (words.length == 4 && words[3].equals(".")) {
      sums.put(Integer.valueOf(words[0]), words[1]);
      model = words[2].equals(NO_MODEL) ? model : words[2];
    }
  }

  /** The still of a frame, where it is finished and as it was made. */
  Optional<Path> find(int frame) throws FootageException {
    Path file = output.file(frame);
    boolean whole =
        sums.containsKey(frame) && Files.exists(file) && sums.get(frame).equals(sum(file));
    return whole ? Optional.of(file) : Optional.empty();
  }

  int count(FrameRange frames) throws FootageException {
    int count = 0;
    for (int frame = frames.first(); frame <= frames.last(); frame++) {
      count += find(frame).isPresent() ? 1 : 0;
    }
    return count;
  }

  void add(int frame, Path file, FrameReport report) throws FootageException {
    String with = report.model() == null ? NO_MODEL : report.model().sha256();
    if (!model.equals(NO_MODEL) && !with.equals(NO_MODEL) && !model.equals(with)) {
      throw new Failure(
          "The model is no longer the one of the frames that are there. Render all of them, without"
              + " --resume.");
    }
    model = with.equals(NO_MODEL) ? model : with;
    write(frame + " " + sum(file) + " " + with + " .\n", StandardOpenOption.APPEND);
  }

  /** Takes the list away. */
  void end() throws FootageException {
    try {
      Files.deleteIfExists(list);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static String sum(Path file) throws FootageException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      return bytes.length + ":" + Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new FootageException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void write(String text, StandardOpenOption... how) throws FootageException {
    try {
      Files.createDirectories(list.toAbsolutePath().getParent());
      Files.writeString(list, text, how);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private FootageException unusable(IOException e) {
    return new FootageException(list + " cannot be used: " + e.getMessage() + ".", e);
  }
}
