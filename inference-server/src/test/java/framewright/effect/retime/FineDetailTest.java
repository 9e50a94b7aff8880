package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What making a frame of two does to the finest of them: grain, and the edges of lamps. */
class FineDetailTest {
  private static RetimeRoom room;

  @BeforeAll
  static void start() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  @Test
  void besideALampNothingRingsBeyondWhatTheSourceHas() {
    Shots.Paint lights =
        (x, y) -> {
          boolean lamp = x >= 60 && x < 84 && y >= 40 && y < 64;
          float light = lamp ? 1000 : -3 + 3 * Shots.texture(5).at(x, y)[0];
          return new float[] {light, light, light, 1};
        };
    Frame first = Shots.linear(0, Alpha.OPAQUE, lights);
    Frame second = Shots.linear(1, Alpha.OPAQUE, Shots.moved(lights, 7, 3));
    Frame result = room.at(0.5, first, second);
    for (int y = 0; y < Shots.HEIGHT; y++) {
      for (int x = 0; x < Shots.WIDTH; x++) {
        float light = Shots.value(result, x, y, 0);
        assertTrue(light > -3.001 && light < 1000.001, light + " at " + x + ", " + y);
      }
    }
    assertEquals(1000, Shots.value(result, 75, 53, 0), 0.01, "the lamp itself");
  }

  @Test
  void grainIsKeptWhereThatIsAskedFor() {
    Shots.Paint ground = Shots.texture(17);
    Frame first = Shots.frame(0, Shots.grainy(ground, 1));
    Frame second = Shots.frame(1, Shots.grainy(Shots.moved(ground, 4, 2), 2));
    Frame mixed = room.at(0.5, first, second);
    Frame kept = room.output();
    room.render(Map.of("source_time", 0.5, "grain", "keep"), kept, first, second);
    double grain = Shots.grain(first);
    assertTrue(Shots.grain(mixed) < 0.75 * grain, Shots.grain(mixed) + " of " + grain);
    assertEquals(grain, Shots.grain(kept), 0.1 * grain);
    Frame open = room.output();
    room.render(Map.of("source_time", 0.5, "mode", "blur"), open, first, second);
    Frame same = room.output();
    room.render(Map.of("source_time", 0.5, "mode", "blur", "grain", "keep"), same, first, second);
    assertEquals(open.pixels(), same.pixels(), "a shutter that is open sees the mean of many");
  }
}
