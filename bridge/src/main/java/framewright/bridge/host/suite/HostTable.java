package framewright.bridge.host.suite;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Shim;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.parameter.ParameterAccess;
import framewright.bridge.host.parameter.ParameterSuite;
import java.util.HashMap;
import java.util.Map;

/**
 * The host as a plugin sees it: a struct with its properties and the function that gives out
 * suites.
 */
public final class HostTable {

  private final HostHabits habits;
  private final Map<String, Pointer> suites = new HashMap<>();
  private final Pointer struct;

  public HostTable(HostHabits habits) {
    this.habits = habits;
    fillSuites(
        Shim.connect(ParameterAccess.calls(MessageSuite::message, MessageSuite::persistent)));
    Slots.FetchSuite fetch = this::fetch;
    this.struct = new SuiteTable().add(new Pointer(properties().handle())).add(fetch).build();
  }

  /** Of the struct, which lives as long as the process. */
  public long address() {
    return Pointer.nativeValue(struct);
  }

  private void fillSuites(Shim shim) {
    suites.put("OfxPropertySuite/1", PropertySuite.table(habits));
    suites.put("OfxImageEffectSuite/1", ImageEffectSuite.table());
    suites.put("OfxParameterSuite/1", ParameterSuite.table(shim).build());
    suites.put("OfxMemorySuite/1", MemorySuite.table());
    suites.put("OfxMultiThreadSuite/1", MultiThreadSuite.table());
    suites.put("OfxMessageSuite/1", MessageSuite.version1(shim, habits));
    suites.put("OfxProgressSuite/1", ProgressSuite.version1());
    suites.put("OfxProgressSuite/2", ProgressSuite.version2());
    suites.put("OfxTimeLineSuite/1", TimeLineSuite.table());
    if (habits.overlays()) {
      suites.put("OfxInteractSuite/1", InteractSuite.table());
      suites.put("OfxDrawSuite/1", DrawSuite.table());
    }
    if (habits.messageSuite2() != HostHabits.MessageSuite2.ABSENT) {
      suites.put("OfxMessageSuite/2", MessageSuite.version2(shim, habits));
    }
  }

  private Pointer fetch(Pointer host, Pointer name, int version) {
    Pointer[] found = new Pointer[1];
    PluginRequest.answer(
        () -> {
          String suite = CStrings.decode(name);
          found[0] = habits.lacksSuite(suite) ? null : suites.get(suite + "/" + version);
        });
    return found[0];
  }

  private PropertySet properties() {
    PropertySet host =
        identified(new PropertySet(new CStrings()))
            .put(Ofx.SUPPORTS_OVERLAYS, habits.overlays())
            .put(Ofx.SUPPORTS_MULTI_RESOLUTION, habits.multiResolution())
            .put(Ofx.SUPPORTS_TILES, habits.tiles())
            .put(Ofx.TEMPORAL_ACCESS, habits.temporalAccess())
            .put(Ofx.MULTIPLE_CLIP_DEPTHS, 1)
            .put(Ofx.MULTIPLE_CLIP_ASPECTS, 0)
            .put("OfxImageEffectPropSetableFrameRate", !habits.minimalActions())
            .put("OfxImageEffectPropSetableFielding", 0)
            .put(Ofx.SEQUENTIAL_RENDER, 0)
            .put(Ofx.OPENGL_RENDER, "false")
            .put(Ofx.RENDER_DRAFT, 0)
            .putPointer("OfxPropHostOSHandle", 0)
            .putTexts(
                Ofx.SUPPORTED_CONTEXTS, habits.contexts().stream().map(Context::ofxName).toList())
            .putTexts(Ofx.SUPPORTED_DEPTHS, habits.depths().stream().map(Depth::ofxName).toList())
            .putTexts(
                Ofx.SUPPORTED_COMPONENTS,
                habits.components().stream().map(Components::ofxName).toList());
    habits.apiVersion().ifPresent(version -> host.put(Ofx.API_VERSION, version));
    if (habits.colourManagement()) {
      host.put(Ofx.COLOUR_STYLE, Ofx.COLOUR_STYLE_FULL);
    }
    return paramProperties(host);
  }

  private PropertySet identified(PropertySet host) {
    return host.put(Ofx.TYPE, "OfxTypeImageEffectHost")
        .put(Ofx.NAME, habits.name())
        .put(Ofx.LABEL, habits.name())
        .put(Ofx.VERSION, 1, 0, 0)
        .put(Ofx.VERSION_LABEL, "1.0")
        .put("OfxImageEffectHostPropIsBackground", 1)
        .put("OfxImageEffectHostPropNativeOrigin", "kOfxImageEffectHostPropNativeOriginBottomLeft");
  }

  private static PropertySet paramProperties(PropertySet host) {
    return host.put(Ofx.TAKES_CHOICE_NAMES, 1)
        .put("OfxParamHostPropSupportsCustomAnimation", 0)
        .put("OfxParamHostPropSupportsStringAnimation", 1)
        .put("OfxParamHostPropSupportsChoiceAnimation", 1)
        .put("OfxParamHostPropSupportsBooleanAnimation", 1)
        .put("OfxParamHostPropSupportsCustomInteract", 0)
        .put("OfxParamHostPropSupportsParametricAnimation", 0)
        .put("OfxParamHostPropSupportsStrChoice", 1)
        .put("OfxParamHostPropSupportsStrChoiceAnimation", 1)
        .put("OfxParamHostPropMaxParameters", -1)
        .put("OfxParamHostPropMaxPages", 0)
        .put("OfxParamHostPropPageRowColumnCount", 0, 0);
  }
}
