package framewright.course;

import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A course on disk: its examples, what it is about, and all that was learned. */
record CourseFolder(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(CourseFolder.class);
  private static final String PAIR = ".pair";
  private static final String NAME = "[a-z][a-z0-9_-]{0,63}";

  static CourseFolder of(Path courses, String name) {
    if (!name.matches(NAME)) {
      throw FramewrightException.invalidRequest(
          "A name is made of lower-case letters, digits and dashes, and begins with a letter. Write another Name.");
    }
    return new CourseFolder(courses.resolve(name));
  }

  /** Writes into the folder. */
  interface Writing {
    void into(CourseFolder place) throws IOException;
  }

  /** Does so by an artist's order; what fails is said. */
  void write(Writing what) {
    try {
      what.into(this);
    } catch (IOException e) {
      throw FramewrightException.invalidRequest(
          "The examples cannot be kept in "
              + folder
              + " ("
              + e.getMessage()
              + "). Make room there and press Learn again.");
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  Path record() {
    return folder.resolve("course.json");
  }

  /** Of an order that is still to come: a press that ends half way changes nothing. */
  private Path brought(int frame) {
    return folder.resolve("brought/" + frame + PAIR);
  }

  private Path examples() {
    return folder.resolve("examples");
  }

  void bring(Pair pair) throws IOException {
    PairFile.write(pair, brought(pair.frame()));
  }

  /** The brought examples of these frames are those to learn from; all others go. */
  void take(List<Integer> frames) throws IOException {
    for (int frame : frames) {
      if (!Files.exists(brought(frame))) {
        throw FramewrightException.invalidRequest(
            "The example of frame " + frame + " was not brought. Press Learn again.");
      }
    }
    delete(examples());
    Files.createDirectories(examples());
    for (int frame : frames) {
      Path from = brought(frame);
      Files.move(from, examples().resolve(from.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    delete(folder.resolve("brought"));
  }

  /** Reads one. */
  interface PairReader<T> {
    T read(Path file) throws IOException;
  }

  /** What is read of the file of each pair to learn from, in the order of their frames. */
  <T> List<T> ofPairs(PairReader<T> made) throws IOException {
    List<T> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(examples())) {
      for (Path file : files.sorted(Comparator.comparingInt(CourseFolder::frame)).toList()) {
        all.add(made.read(file));
      }
    }
    return all;
  }

  private static int frame(Path pair) {
    return Integer.parseInt(pair.getFileName().toString().replace(PAIR, ""));
  }

  void delete() throws IOException {
    delete(folder);
  }

  static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> children = Files.list(path)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** A file that is there whole or not at all. */
  static void put(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The courses that a folder holds, without those for which no order came. */
  static List<CourseFolder> all(Path courses) throws IOException {
    List<CourseFolder> all = new ArrayList<>();
    try (Stream<Path> children = Files.list(courses)) {
      for (Path child : children.filter(child -> Files.isDirectory(child)).sorted().toList()) {
        CourseFolder course = new CourseFolder(child);
        if (Files.exists(course.record())) {
          all.add(course);
        } else {
          course.delete();
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("Nothing was learned yet");
    }
    return all;
  }
}
