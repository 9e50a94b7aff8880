package framewright.bridge.host.habit;

import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import java.util.List;

/** Hosts that people have, as far as plugins have to cope with what they lack. */
public final class KnownHosts {

  private KnownHosts() {}

  /** A host that can do everything, and each that we know. */
  public static List<HostHabits> all() {
    return List.of(HostHabits.complete(), resolve(), fusion(), nuke(), natron(), mlt());
  }

  /** DaVinci Resolve: no tiles, optional inputs always look connected, no second message suite. */
  public static HostHabits resolve() {
    return HostHabits.named("DaVinciResolve")
        .tiles(false)
        .multiResolution(false)
        .colourManagement(false)
        .overlays(false)
        .messageSuite2(HostHabits.MessageSuite2.NULL_SLOTS)
        .optionalClipsLookConnected(true)
        .contexts(Context.FILTER, Context.GENERAL, Context.TRANSITION, Context.GENERATOR)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .components(Components.RGBA, Components.ALPHA)
        .build();
  }

  /** Nuke: parameters are written when something was changed, and never while rendering. */
  public static HostHabits nuke() {
    return HostHabits.named("uk.co.thefoundry.nuke")
        .writesOnlyOnChanges(true)
        .colourManagement(false)
        .overlays(false)
        .build();
  }

  /**
   * Natron: no half floats, no retimer context, messages without their arguments, of a mask the
   * alpha alone, and no writing of parameters while rendering.
   */
  public static HostHabits natron() {
    return HostHabits.named("fr.inria.Natron")
        .masksAreAlpha(true)
        .writesOnlyOnChanges(true)
        .losesMessageArguments(true)
        .colourManagement(false)
        .overlays(false)
        .contexts(Context.FILTER, Context.GENERAL, Context.GENERATOR, Context.TRANSITION)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .build();
  }

  /**
   * Shotcut and Kdenlive (MLT): no temporal access, an instance per frame, optional clips without
   * properties, straight alpha always.
   */
  public static HostHabits mlt() {
    return HostHabits.named("MLT")
        .temporalAccess(false)
        .tiles(false)
        .colourManagement(false)
        .overlays(false)
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
  public static HostHabits fusion() {
    return HostHabits.named("com.blackmagicdesign.Fusion")
        .apiVersion()
        .tiles(false)
        .colourManagement(false)
        .overlays(false)
        .messageSuite2(HostHabits.MessageSuite2.ABSENT)
        .depths(Depth.FLOAT, Depth.SHORT, Depth.BYTE)
        .components(Components.RGBA)
        .build();
  }
}
