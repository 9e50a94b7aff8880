package framewright.bridge.host.habit;

import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import java.util.Optional;
import java.util.Set;

/** What the host claims to be and lacks, to imitate the odd ones. */
public final class HostHabits {

  /** How complete the second version of the message suite is. */
  public enum MessageSuite2 {
    COMPLETE,
    NULL_SLOTS,
    ABSENT
  }

  private final HostHabitsBuilder chosen;

  HostHabits(HostHabitsBuilder chosen) {
    this.chosen = chosen;
  }

  /** Everything of OpenFX 1.5 that this host has. */
  public static HostHabits complete() {
    return named("framewright.headless").build();
  }

  public static HostHabitsBuilder named(String name) {
    return new HostHabitsBuilder(name);
  }

  public String name() {
    return chosen.name;
  }

  public Optional<int[]> apiVersion() {
    return Optional.ofNullable(chosen.apiVersion);
  }

  public boolean temporalAccess() {
    return chosen.temporalAccess;
  }

  public boolean tiles() {
    return chosen.tiles;
  }

  public boolean multiResolution() {
    return chosen.multiResolution;
  }

  public boolean colourManagement() {
    return chosen.colourManagement;
  }

  public boolean overlays() {
    return chosen.overlays;
  }

  public boolean optionalClipsLookConnected() {
    return chosen.optionalClipsLookConnected;
  }

  public boolean hidesOptionalClips() {
    return chosen.hidesOptionalClips;
  }

  public boolean instancePerFrame() {
    return chosen.instancePerFrame;
  }

  public boolean describesAgain() {
    return chosen.describesAgain;
  }

  public boolean neverDestroysInstances() {
    return chosen.neverDestroysInstances;
  }

  public boolean minimalActions() {
    return chosen.minimalActions;
  }

  public boolean alwaysStraight() {
    return chosen.alwaysStraight;
  }

  public boolean masksAreAlpha() {
    return chosen.masksAreAlpha;
  }

  public boolean writesOnlyOnChanges() {
    return chosen.writesOnlyOnChanges;
  }

  public boolean losesMessageArguments() {
    return chosen.losesMessageArguments;
  }

  public MessageSuite2 messageSuite2() {
    return chosen.messageSuite2;
  }

  public Set<Context> contexts() {
    return chosen.contexts;
  }

  public Set<Depth> depths() {
    return chosen.depths;
  }

  public Set<Components> components() {
    return chosen.components;
  }

  public boolean lacksSuite(String suite) {
    return chosen.missingSuites.contains(suite);
  }

  public boolean lacksProperty(String property) {
    return chosen.missingProperties.contains(property);
  }
}
