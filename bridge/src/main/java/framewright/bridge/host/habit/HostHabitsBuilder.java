package framewright.bridge.host.habit;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import java.util.Set;

/** Chooses habits one by one; what is not chosen is as in a host that has everything. */
public final class HostHabitsBuilder {
  final String name;
  int[] apiVersion = {1, 5};
  boolean temporalAccess = true;
  boolean tiles = true;
  boolean multiResolution = true;
  boolean colourManagement = true;
  boolean overlays = true;
  boolean optionalClipsLookConnected;
  boolean hidesOptionalClips;
  boolean instancePerFrame;
  boolean describesAgain;
  boolean neverDestroysInstances;
  boolean minimalActions;
  boolean alwaysStraight;
  boolean masksAreAlpha;
  boolean writesOnlyOnChanges;
  boolean losesMessageArguments;
  HostHabits.MessageSuite2 messageSuite2 = HostHabits.MessageSuite2.COMPLETE;
  Set<Context> contexts = ImmutableSet.copyOf(Context.values());
  Set<Depth> depths = ImmutableSet.copyOf(Depth.values());
  Set<Components> components = ImmutableSet.copyOf(Components.values());
  Set<String> missingSuites = ImmutableSet.of();
  Set<String> missingProperties = ImmutableSet.of();

  HostHabitsBuilder(String name) {
    this.name = name;
  }

  public HostHabits build() {
    return new HostHabits(this);
  }

  /** Whether clips give frames at other times than the current one. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder temporalAccess(boolean value) {
    temporalAccess = value;
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder tiles(boolean value) {
    tiles = value;
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder multiResolution(boolean value) {
    multiResolution = value;
    return this;
  }

  /** Whether clips say which colour space they are in. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder colourManagement(boolean value) {
    colourManagement = value;
    return this;
  }

  /** Whether plugins draw into the viewer by the draw suite. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder overlays(boolean value) {
    overlays = value;
    return this;
  }

  /** Whether optional inputs claim to be connected when they are not. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder optionalClipsLookConnected(boolean value) {
    optionalClipsLookConnected = value;
    return this;
  }

  /** Whether optional inputs say nothing about being connected. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder hidesOptionalClips(boolean value) {
    hidesOptionalClips = value;
    return this;
  }

  /** Whether each render makes its own instance. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder instancePerFrame(boolean value) {
    instancePerFrame = value;
    return this;
  }

  /** Whether the plugin is loaded and described again before each instance. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder describesAgain(boolean value) {
    describesAgain = value;
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder neverDestroysInstances(boolean value) {
    neverDestroysInstances = value;
    return this;
  }

  /** Whether changes, identity, frames needed and time domain are never asked for. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder minimalActions(boolean value) {
    minimalActions = value;
    return this;
  }

  /** Whether the output's alpha counts as straight, whatever the plugin says. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder alwaysStraight(boolean value) {
    alwaysStraight = value;
    return this;
  }

  /** Whether a mask without an alpha channel never comes. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder masksAreAlpha(boolean value) {
    masksAreAlpha = value;
    return this;
  }

  /**
   * Whether a plugin may write parameters in those actions only that OpenFX names for it: when it
   * is made, when something was changed, before the project is saved.
   */
  @CanIgnoreReturnValue
  public HostHabitsBuilder writesOnlyOnChanges(boolean value) {
    writesOnlyOnChanges = value;
    return this;
  }

  /** Whether messages are taken by their format alone. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder losesMessageArguments(boolean value) {
    losesMessageArguments = value;
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder messageSuite2(HostHabits.MessageSuite2 value) {
    messageSuite2 = value;
    return this;
  }

  /**
   * The version of OpenFX that the host claims; none at all for a host from before there was such a
   * property.
   */
  @CanIgnoreReturnValue
  public HostHabitsBuilder apiVersion(int... value) {
    apiVersion = value.length == 0 ? null : value;
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder contexts(Context... values) {
    contexts = ImmutableSet.copyOf(values);
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder depths(Depth... values) {
    depths = ImmutableSet.copyOf(values);
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder components(Components... values) {
    components = ImmutableSet.copyOf(values);
    return this;
  }

  @CanIgnoreReturnValue
  public HostHabitsBuilder withoutSuites(String... names) {
    missingSuites = ImmutableSet.copyOf(names);
    return this;
  }

  /** Properties that no property set of this host knows. */
  @CanIgnoreReturnValue
  public HostHabitsBuilder without(String... properties) {
    missingProperties = ImmutableSet.copyOf(properties);
    return this;
  }
}
