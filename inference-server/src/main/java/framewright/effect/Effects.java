package framewright.effect;

import framewright.course.CourseBook;
import framewright.effect.generic.ModelEffect;
import framewright.effect.keying.KeyEffect;
import framewright.effect.learning.LearnEffect;
import framewright.effect.retime.RetimeEffect;
import framewright.effect.style.StyleEffect;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The effects this server renders. A new one is one line here. */
public final class Effects {
  private final Map<String, Effect> byId = new LinkedHashMap<>();

  public Effects(List<Effect> effects) {
    effects.forEach(effect -> byId.put(effect.id(), effect));
  }

  /** Of a process that learns nothing. */
  public static Effects standard() {
    return standard(CourseBook.NONE);
  }

  public static Effects standard(CourseBook courses) {
    return new Effects(
        List.of(
            new KeyEffect(),
            new StyleEffect(),
            new RetimeEffect(),
            new ModelEffect(),
            new LearnEffect(courses)));
  }

  public List<Effect> all() {
    return List.copyOf(byId.values());
  }

  /** The effect of an id, or a refusal that lists those there are. */
  public Effect named(String id) {
    Effect effect = byId.get(id);
    if (effect == null) {
      throw FramewrightException.unsupported(
          "This server has no effect \""
              + SafeText.of(id)
              + "\". It has: "
              + String.join(", ", byId.keySet())
              + ".");
    }
    return effect;
  }
}
