package framewright.bench.gpu;

import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing that an effect can do.
 *
 * @param allowed how far a device may be from the CPU in it, of white 1 or of a pixel's motion
 */
record Trick(String name, String effect, Map<String, String> settings, double allowed) {
  private static final double SAME = 1 / 1024.0;
  private static final double SAME_MOTION = 1 / 16.0;
  private static final String LOOK = "framewright-style-";

  /** What all effects do with the models that ship: each model is in some trick. */
  static List<Trick> all(Home home) throws IOException {
    List<Trick> tricks = new ArrayList<>();
    tricks.add(new Trick("key", "key", Map.of(), SAME));
    tricks.add(new Trick("key, matte", "key", Map.of("view", "matte"), SAME));
    tricks.add(new Trick("key, half quality", "key", Map.of("quality", "half"), SAME));
    tricks.add(
        new Trick(
            "key, another wall",
            "key",
            Map.of("screen", "pick", "screen_colour", "0.7,0.65,0.1"),
            SAME));
    // Else each device takes the search that suits it.
    tricks.add(retime("retime", Map.of(), SAME));
    tricks.add(retime("retime, vectors", Map.of("view", "vectors"), SAME_MOTION));
    for (String look : looks(home)) {
      tricks.add(
          new Trick(
              "style, " + look.substring(LOOK.length()), "style", Map.of("model", look), SAME));
    }
    tricks.add(new Trick("there and back", "model", Map.of("model", "framewright-identity"), SAME));
    return tricks;
  }

  private static Trick retime(String name, Map<String, String> more, double allowed) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("speed", "0.5");
    settings.put("matcher", "model");
    return new Trick(name, "retime", settings, allowed);
  }

  private static List<String> looks(Home home) throws IOException {
    try (Stream<Path> models = Files.list(home.models())) {
      return models
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith(LOOK))
          .sorted()
          .toList();
    }
  }

  /** When its nth frame is: Retime has something to do between two frames of the source. */
  double time(int number) {
    return effect.equals("retime") ? 2 * number + 1 : number;
  }

  /** Its name as that of a file. */
  String file() {
    return name.replaceAll("\\W+", "-");
  }
}
