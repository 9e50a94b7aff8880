package framewright.preset;

import framewright.effect.Effects;
import framewright.effect.Panels;
import framewright.effect.ParameterSet;
import framewright.effect.ParameterValue;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The presets there are. Folders are read anew each time: they are small, and artists change them
 * beside us.
 */
public final class PresetLibrary {
  private static final String SUFFIX = ".json";
  private static final int MOST_OF_A_FOLDER = 1000;

  private final PresetFolders folders;
  private final Effects effects;

  public PresetLibrary(PresetFolders folders, Effects effects) {
    this.folders = folders;
    this.effects = effects;
  }

  /** Of an effect of ours, by name. */
  public List<PresetNote> list(String effect) {
    Map<String, PresetNote> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    files(effect).forEach((name, file) -> byName.put(name, note(name, file)));
    return List.copyOf(byName.values());
  }

  /** What a preset sets, and nothing else; all of it fits the effect's panel. */
  public Map<String, ParameterValue> named(String effect, String name) {
    PresetFile file = read(effect, name);
    try {
      controls(effect).complete(file.controls());
      return file.controls();
    } catch (FramewrightException refused) {
      throw unusable(name, refused.getMessage());
    }
  }

  /** Every control that presets reach: what the preset sets, and the defaults of the others. */
  public Map<String, ParameterValue> load(String effect, String name) {
    return controls(effect).complete(named(effect, name));
  }

  /** Keeps what differs from the defaults among the user's own; returns the file. */
  public Path save(String effect, String name, Map<String, ParameterValue> controls) {
    ParameterSet panel = controls(effect);
    Map<String, ParameterValue> defaults = panel.complete(Map.of());
    Map<String, ParameterValue> kept = new LinkedHashMap<>();
    panel
        .complete(controls)
        .forEach(
            (control, value) -> {
              if (!value.equals(defaults.get(control))) {
                kept.put(control, value);
              }
            });
    Path file = folders.own().resolve(effect).resolve(PresetName.fit(name) + SUFFIX);
    write(file, new PresetFile("", kept).json());
    return file;
  }

  /** Refuses what is no effect, before it becomes a path. */
  private ParameterSet controls(String effect) {
    return Panels.ofPresets(effects.named(effect).id());
  }

  private PresetFile read(String effect, String name) {
    Map<String, Path> files = files(effect);
    Path file = files.get(PresetName.fit(name));
    if (file == null) {
      throw FramewrightException.invalidRequest(
          "There is no preset \"" + SafeText.of(name) + "\". " + known(files));
    }
    try {
      return PresetFile.read(file);
    } catch (PresetFile.BadPreset bad) {
      throw unusable(name, "Its file: " + bad.getMessage() + ".");
    }
  }

  private static FramewrightException unusable(String name, String why) {
    return FramewrightException.invalidRequest(
        "The preset \"" + name + "\" cannot be used. " + why + " Save it anew, or remove it.");
  }

  private static String known(Map<String, Path> files) {
    return files.isEmpty()
        ? "There are none yet: save one."
        : "There are: " + files.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".";
  }

  private PresetNote note(String name, Path file) {
    String about;
    try {
      about = PresetFile.read(file).about();
    } catch (PresetFile.BadPreset bad) {
      about = "Cannot be used: " + bad.getMessage() + ".";
    }
    return new PresetNote(name, place(file), about);
  }

  private PresetNote.Place place(Path file) {
    if (file.startsWith(folders.own())) {
      return PresetNote.Place.OWN;
    }
    boolean studio = folders.studio().stream().anyMatch(file::startsWith);
    return studio ? PresetNote.Place.STUDIO : PresetNote.Place.SHIPPED;
  }

  /** By name; where two have one name, the user's own goes before the studio's. */
  private Map<String, Path> files(String effect) {
    String id = effects.named(effect).id();
    List<Path> order = new ArrayList<>(List.of(folders.own()));
    order.addAll(folders.studio());
    order.addAll(folders.shipped());
    Map<String, Path> files = new LinkedHashMap<>();
    for (Path folder : order) {
      in(folder.resolve(id)).forEach(file -> files.putIfAbsent(name(file), file));
    }
    return files;
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && PresetName.isFit(name(file)))
          .limit(MOST_OF_A_FOLDER)
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /** Complete or not at all; a link that lies there is replaced, not followed. */
  private static void write(Path file, String json) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "preset", ".new");
      Files.writeString(fresh, json);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FramewrightException.of(
          ErrorKind.UNSUPPORTED,
          "The preset could not be saved: is there room on the disk, and may you write into the folder of presets?",
          e);
    }
  }
}
