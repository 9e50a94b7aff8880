package framewright.bridge.host;

import java.util.List;

/** Hosts that people have, as far as plugins have to cope with what they lack. */
public final class KnownHosts {

  private KnownHosts() {}

  /** A host that can do everything, and each that we know. */
  public static List<HostTraits> all() {
    return List.of(HostTraits.complete(), resolve(), fusion(), nuke(), natron(), mlt());
  }

  /** DaVinci Resolve: no tiles, optional inputs always look connected, no second message suite. */
  public static HostTraits resolve() {
    return HostTraits.named("DaVinciResolve")
        .tiles(false)
        .multiResolution(false)
        .colourManagement(false)
        .messageSuite2(HostTraits.MessageSuite2.NULL_SLOTS)
        .optionalClipsLookConnected(true)
        .contexts(Context.FILTER, Context.GENERAL, Context.TRANSITION, Context.GENERATOR)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .components(Components.RGBA, Components.ALPHA)
        .build();
  }

  /** Nuke: parameters are written when something was changed, and never while rendering. */
  public static HostTraits nuke() {
    return HostTraits.named("uk.co.thefoundry.nuke")
        .writesOnlyOnChanges(true)
        .colourManagement(false)
        .build();
  }

  /**
   * Natron: no half floats, no retimer context, messages without their arguments, of a mask the
   * alpha alone, and no writing of parameters while rendering.
   */
  public static HostTraits natron() {
    return HostTraits.named("fr.inria.Natron")
        .masksAreAlpha(true)
        .writesOnlyOnChanges(true)
        .losesMessageArguments(true)
        .colourManagement(false)
        .contexts(Context.FILTER, Context.GENERAL, Context.GENERATOR, Context.TRANSITION)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .build();
  }

  /**
   * Shotcut and Kdenlive (MLT): no temporal access, an instance per frame, optional clips without
   * properties, straight alpha always.
   */
  public static HostTraits mlt() {
    return HostTraits.named("MLT")
        .temporalAccess(false)
        .tiles(false)
        .colourManagement(false)
        .contexts(Context.FILTER)
        .components(Components.RGBA, Components.RGB)
        .hidesOptionalClips(true)
        .instancePerFrame(true)
        .describesAgain(true)
        .minimalActions(true)
        .alwaysStraight(true)
        .without("OfxPluginPropFilePath", "OfxImageEffectPropFrameRange")
        .build();
  }

  /** Fusion: no version, RGBA only, the one that has a retimer context. */
  public static HostTraits fusion() {
    return HostTraits.named("com.blackmagicdesign.Fusion")
        .apiVersion()
        .tiles(false)
        .colourManagement(false)
        .messageSuite2(HostTraits.MessageSuite2.ABSENT)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .components(Components.RGBA)
        .build();
  }
}
