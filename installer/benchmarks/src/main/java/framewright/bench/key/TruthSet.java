package framewright.bench.key;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Reads a folder of plates with truth: index.json, and NAME_plate.png, NAME_alpha.png, NAME_fg.png
 * for each entry, whose screen is green, blue, or a wall of another colour.
 */
final class TruthSet {
  private TruthSet() {}

  static List<Shot> read(Path folder) throws IOException {
    List<Shot> shots = new ArrayList<>();
    JsonElement index =
        new Gson().fromJson(Files.readString(folder.resolve("index.json")), JsonElement.class);
    for (JsonElement element : index.getAsJsonArray()) {
      shots.add(read(folder, element.getAsJsonObject()));
    }
    return shots;
  }

  private static Shot read(Path folder, JsonObject entry) throws IOException {
    String name = entry.get("name").getAsString();
    Shot.Screen screen =
        Shot.Screen.valueOf(entry.get("screen").getAsString().toUpperCase(Locale.ROOT));
    boolean blue = screen == Shot.Screen.BLUE;
    float[] pick = new Gson().fromJson(entry.get("pick"), float[].class);
    Raster plate = raster(folder, name, "plate");
    float[] alpha = planes(raster(folder, name, "alpha"))[0];
    String part = name.replaceAll("[0-9]+$", "");
    Shot.Key truth = new Shot.Key(alpha, exchanged(planes(raster(folder, name, "fg")), blue));
    return new Shot(
        name,
        part,
        plate.getWidth(),
        screen,
        blue && pick[2] > pick[1] ? exchanged(pick) : pick,
        exchanged(planes(plate), blue),
        truth);
  }

  private static float[] exchanged(float[] colour) {
    return new float[] {colour[0], colour[2], colour[1]};
  }

  static float[][] exchanged(float[][] planes, boolean blue) {
    return blue ? new float[][] {planes[0], planes[2], planes[1]} : planes;
  }

  private static Raster raster(Path folder, String name, String kind) throws IOException {
    return ImageIO.read(folder.resolve(name + "_" + kind + ".png").toFile()).getRaster();
  }

  private static float[][] planes(Raster raster) {
    int count = raster.getWidth() * raster.getHeight();
    float[][] planes = new float[raster.getNumBands()][];
    float top = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    for (int band = 0; band < planes.length; band++) {
      planes[band] =
          raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, new float[count]);
      for (int i = 0; i < count; i++) {
        planes[band][i] /= top;
      }
    }
    return planes;
  }
}
