package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Premultiplication;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How frames travel through the clips: the host's proposal, and what the plugin makes of it. */
final class ClipPreferences {

  private final OfxInstance instance;
  private final HostHabits habits;

  ClipPreferences(OfxInstance instance, HostHabits habits) {
    this.instance = instance;
    this.habits = habits;
  }

  void ask() {
    PropertySet wishes = proposal();
    if (instance
        .call(Ofx.ACTION_CLIP_PREFERENCES, new PropertySet(wishes.strings()), wishes)
        .isGood()) {
      instance.clips().forEach(clip -> honour(clip, wishes));
      runAt(wishes.number(Ofx.FRAME_RATE, 0));
    } else {
      PropertySet ours = proposal();
      instance.clips().forEach(clip -> honour(clip, ours));
      runAt(instance.project().framesPerSecond());
    }
  }

  private void runAt(double framesPerSecond) {
    instance.properties().put(Ofx.FRAME_RATE, framesPerSecond);
    instance.clip(OfxClip.OUTPUT).properties().put(Ofx.FRAME_RATE, framesPerSecond);
  }

  private PropertySet proposal() {
    Project project = instance.project();
    PropertySet wishes =
        new PropertySet(instance.properties().strings())
            .put(Ofx.FRAME_RATE, project.framesPerSecond())
            .put(Ofx.CLIP_FIELD_ORDER, Ofx.FIELD_NONE)
            .put(Ofx.PREMULTIPLICATION, project.premultiplication().ofxName())
            .put(Ofx.CONTINUOUS_SAMPLES, 0)
            .put(Ofx.FRAME_VARYING, 0);
    for (OfxClip clip : instance.clips()) {
      wishes
          .put(Ofx.CLIP_COMPONENTS_OF + clip.name(), clip.closest(project.components()).ofxName())
          .put(Ofx.CLIP_DEPTH_OF + clip.name(), depth().ofxName())
          .put(Ofx.CLIP_ASPECT_OF + clip.name(), project.pixelAspect());
    }
    return wishes;
  }

  /** The project's depth, or the deepest that host and plugin share. */
  private Depth depth() {
    Depth wanted = instance.project().depth();
    return instance.supports(wanted)
        ? wanted
        : Stream.of(Depth.values())
            .filter(instance::supports)
            .max(Comparator.naturalOrder())
            .orElse(wanted);
  }

  private void honour(OfxClip clip, PropertySet wishes) {
    Optional<Depth> depth =
        Depth.of(wishes.text(Ofx.CLIP_DEPTH_OF + clip.name())).filter(habits.depths()::contains);
    Optional<Components> components =
        Components.of(wishes.text(Ofx.CLIP_COMPONENTS_OF + clip.name()))
            .filter(habits.components()::contains);
    if (depth.isEmpty() || components.isEmpty()) {
      instance
          .report()
          .problem(
              "The plugin wants pixels in %s that this host does not have.".formatted(clip.name()));
    }
    Premultiplication wish =
        Premultiplication.of(wishes.text(Ofx.PREMULTIPLICATION))
            .orElse(instance.project().premultiplication());
    Premultiplication state = habits.alwaysStraight() ? Premultiplication.STRAIGHT : wish;
    clip.format(
        depth.orElse(clip.depth()),
        components.orElse(clip.components()),
        clip.isOutput() ? state : instance.project().premultiplication(),
        wishes.number(Ofx.CLIP_ASPECT_OF + clip.name(), 0));
  }
}
