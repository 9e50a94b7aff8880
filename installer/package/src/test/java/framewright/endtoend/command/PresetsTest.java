package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Presets on the command line. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PresetsTest {
  @TempDir private Path folder;

  private CommandLine render(String name, String... more) {
    Object[] order = {
      "render", "style", "--in", folder.resolve("in.png"), "--out", folder.resolve(name)
    };
    Object[] all = new Object[order.length + more.length];
    System.arraycopy(order, 0, all, 0, order.length);
    System.arraycopy(more, 0, all, order.length, more.length);
    return CommandLine.run(all);
  }

  @Test
  void theyAreListedByEffectWithWhoseTheyAre() {
    CommandLine run = CommandLine.run("presets");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().matches("(?s).*key +Fine hair +shipped +Keeps .*"), run.out());
    String json = CommandLine.run("presets", "--json").out();
    assertTrue(JsonParser.parseString(json).getAsJsonArray().size() >= 30, json);
  }

  @Test
  void oneIsRenderedAndASettingGoesBeforeIt() throws Exception {
    PictureFormat format =
        new PictureFormat(64, 48, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    Stills.write(folder.resolve("in.png").toString(), 0, Stills.picture(format));
    assertEquals(0, render("plain.png").code());
    assertEquals(0, render("old.png", "--preset", "Old engraving").code());
    assertEquals(0, render("ink.png", "--preset", "Old engraving", "--set", "look=ink").code());
    assertNotEquals(pixels("plain.png"), pixels("old.png"));
    assertNotEquals(pixels("old.png"), pixels("ink.png"));
    CommandLine unknown = render("x.png", "--preset", "Nothing");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("There are: Anime background, "), unknown.err());
  }

  private Object pixels(String name) throws Exception {
    return Stills.bytes(Stills.read(folder.resolve(name).toString(), 0));
  }
}
