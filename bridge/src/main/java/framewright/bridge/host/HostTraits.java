package framewright.bridge.host;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Optional;
import java.util.Set;

/** What the host claims to be and lacks, to imitate the odd ones. */
public final class HostTraits {

  /** How complete the second version of the message suite is. */
  public enum MessageSuite2 {
    COMPLETE,
    NULL_SLOTS,
    ABSENT
  }

  private final Builder chosen;

  private HostTraits(Builder chosen) {
    this.chosen = chosen;
  }

  /** Everything of OpenFX 1.5 that this host has. */
  public static HostTraits complete() {
    return named("framewright.headless").build();
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  String name() {
    return chosen.name;
  }

  Optional<int[]> apiVersion() {
    return Optional.ofNullable(chosen.apiVersion);
  }

  boolean temporalAccess() {
    return chosen.temporalAccess;
  }

  boolean tiles() {
    return chosen.tiles;
  }

  boolean multiResolution() {
    return chosen.multiResolution;
  }

  boolean colourManagement() {
    return chosen.colourManagement;
  }

  boolean optionalClipsLookConnected() {
    return chosen.optionalClipsLookConnected;
  }

  boolean hidesOptionalClips() {
    return chosen.hidesOptionalClips;
  }

  boolean instancePerFrame() {
    return chosen.instancePerFrame;
  }

  boolean describesAgain() {
    return chosen.describesAgain;
  }

  boolean neverDestroysInstances() {
    return chosen.neverDestroysInstances;
  }

  boolean minimalActions() {
    return chosen.minimalActions;
  }

  boolean alwaysStraight() {
    return chosen.alwaysStraight;
  }

  boolean masksAreAlpha() {
    return chosen.masksAreAlpha;
  }

  boolean writesOnlyOnChanges() {
    return chosen.writesOnlyOnChanges;
  }

  boolean losesMessageArguments() {
    return chosen.losesMessageArguments;
  }

  MessageSuite2 messageSuite2() {
    return chosen.messageSuite2;
  }

  Set<Context> contexts() {
    return chosen.contexts;
  }

  Set<Depth> depths() {
    return chosen.depths;
  }

  Set<Components> components() {
    return chosen.components;
  }

  boolean lacksSuite(String suite) {
    return chosen.missingSuites.contains(suite);
  }

  boolean lacksProperty(String property) {
    return chosen.missingProperties.contains(property);
  }

  /** Chooses traits one by one. */
  public static final class Builder {
    private final String name;
    private int[] apiVersion = {1, 5};
    private boolean temporalAccess = true;
    private boolean tiles = true;
    private boolean multiResolution = true;
    private boolean colourManagement = true;
    private boolean optionalClipsLookConnected;
    private boolean hidesOptionalClips;
    private boolean instancePerFrame;
    private boolean describesAgain;
    private boolean neverDestroysInstances;
    private boolean minimalActions;
    private boolean alwaysStraight;
    private boolean masksAreAlpha;
    private boolean writesOnlyOnChanges;
    private boolean losesMessageArguments;
    private MessageSuite2 messageSuite2 = MessageSuite2.COMPLETE;
    private Set<Context> contexts = ImmutableSet.copyOf(Context.values());
    private Set<Depth> depths = ImmutableSet.copyOf(Depth.values());
    private Set<Components> components = ImmutableSet.copyOf(Components.values());
    private Set<String> missingSuites = ImmutableSet.of();
    private Set<String> missingProperties = ImmutableSet.of();

    private Builder(String name) {
      this.name = name;
    }

    public HostTraits build() {
      return new HostTraits(this);
    }

    /** Whether clips give frames at other times than the current one. */
    @CanIgnoreReturnValue
    public Builder temporalAccess(boolean value) {
      temporalAccess = value;
      return this;
    }

    @CanIgnoreReturnValue
    public Builder tiles(boolean value) {
      tiles = value;
      return this;
    }

    @CanIgnoreReturnValue
    public Builder multiResolution(boolean value) {
      multiResolution = value;
      return this;
    }

    /** Whether clips say which colour space they are in. */
    @CanIgnoreReturnValue
    public Builder colourManagement(boolean value) {
      colourManagement = value;
      return this;
    }

    /** Whether optional inputs claim to be connected when they are not. */
    @CanIgnoreReturnValue
    public Builder optionalClipsLookConnected(boolean value) {
      optionalClipsLookConnected = value;
      return this;
    }

    /** Whether optional inputs say nothing about being connected. */
    @CanIgnoreReturnValue
    public Builder hidesOptionalClips(boolean value) {
      hidesOptionalClips = value;
      return this;
    }

    /** Whether each render makes its own instance. */
    @CanIgnoreReturnValue
    public Builder instancePerFrame(boolean value) {
      instancePerFrame = value;
      return this;
    }

    /** Whether the plugin is loaded and described again before each instance. */
    @CanIgnoreReturnValue
    public Builder describesAgain(boolean value) {
      describesAgain = value;
      return this;
    }

    @CanIgnoreReturnValue
    public Builder neverDestroysInstances(boolean value) {
      neverDestroysInstances = value;
      return this;
    }

    /** Whether changes, identity, frames needed and time domain are never asked for. */
    @CanIgnoreReturnValue
    public Builder minimalActions(boolean value) {
      minimalActions = value;
      return this;
    }

    /** Whether the output's alpha counts as straight, whatever the plugin says. */
    @CanIgnoreReturnValue
    public Builder alwaysStraight(boolean value) {
      alwaysStraight = value;
      return this;
    }

    /** Whether a mask without an alpha channel never comes. */
    @CanIgnoreReturnValue
    public Builder masksAreAlpha(boolean value) {
      masksAreAlpha = value;
      return this;
    }

    /**
     * Whether a plugin may write parameters in those actions only that OpenFX names for it: when it
     * is made, when something was changed, before the project is saved.
     */
    @CanIgnoreReturnValue
    public Builder writesOnlyOnChanges(boolean value) {
      writesOnlyOnChanges = value;
      return this;
    }

    /** Whether messages are taken by their format alone. */
    @CanIgnoreReturnValue
    public Builder losesMessageArguments(boolean value) {
      losesMessageArguments = value;
      return this;
    }

    @CanIgnoreReturnValue
    public Builder messageSuite2(MessageSuite2 value) {
      messageSuite2 = value;
      return this;
    }

    /**
     * The version of OpenFX that the host claims; none at all for a host from before there was such
     * a property.
     */
    @CanIgnoreReturnValue
    public Builder apiVersion(int... value) {
      apiVersion = value.length == 0 ? null : value;
      return this;
    }

    @CanIgnoreReturnValue
    public Builder contexts(Context... values) {
      contexts = ImmutableSet.copyOf(values);
      return this;
    }

    @CanIgnoreReturnValue
    public Builder depths(Depth... values) {
      depths = ImmutableSet.copyOf(values);
      return this;
    }

    @CanIgnoreReturnValue
    public Builder components(Components... values) {
      components = ImmutableSet.copyOf(values);
      return this;
    }

    @CanIgnoreReturnValue
    public Builder withoutSuites(String... names) {
      missingSuites = ImmutableSet.copyOf(names);
      return this;
    }

    /** Properties that no property set of this host knows. */
    @CanIgnoreReturnValue
    public Builder without(String... properties) {
      missingProperties = ImmutableSet.copyOf(properties);
      return this;
    }
  }
}
