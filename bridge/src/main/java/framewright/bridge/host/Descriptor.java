package framewright.bridge.host;

import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.DescriptionHandle;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.parameter.ParamProperties;
import framewright.bridge.host.parameter.ParamType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plugin says of itself: once in general, and once for each context with clips and
 * parameters.
 */
final class Descriptor implements DescriptionHandle {

  record Param(ParamType type, PropertySet properties) {}

  private final PropertySet properties;
  private final Map<String, PropertySet> clips = new LinkedHashMap<>();
  private final Map<String, Param> params = new LinkedHashMap<>();
  private final long handle = Handles.give(this);

  private Descriptor(PropertySet properties) {
    this.properties = properties;
  }

  static Descriptor empty(String pluginFile) {
    return new Descriptor(
        new PropertySet(new CStrings())
            .put(Ofx.TYPE, "OfxTypeImageEffect")
            .put(Ofx.PLUGIN_FILE_PATH, pluginFile)
            .put(Ofx.LABEL, "")
            .put(Ofx.SHORT_LABEL, "")
            .put(Ofx.LONG_LABEL, "")
            .put(Ofx.VERSION, 0)
            .put(Ofx.VERSION_LABEL, "")
            .put(Ofx.DESCRIPTION, "")
            .put(Ofx.GROUPING, "")
            .put(Ofx.SUPPORTED_CONTEXTS, new String[0])
            .put(Ofx.SUPPORTED_DEPTHS, new String[0])
            .put("OfxImageEffectPluginPropSingleInstance", 0)
            .put(Ofx.THREAD_SAFETY, Ofx.RENDER_INSTANCE_SAFE)
            .put("OfxImageEffectPluginPropHostFrameThreading", 1)
            .putPointer("OfxImageEffectPluginPropOverlayInteractV1", 0)
            .putPointer(Ofx.OVERLAY, 0)
            .put(Ofx.SUPPORTS_MULTI_RESOLUTION, 1)
            .put(Ofx.SUPPORTS_TILES, 1)
            .put(Ofx.TEMPORAL_ACCESS, 0)
            .put("OfxImageEffectPluginPropFieldRenderTwiceAlways", 1)
            .put(Ofx.MULTIPLE_CLIP_DEPTHS, 0)
            .put(Ofx.MULTIPLE_CLIP_ASPECTS, 0)
            .put(Ofx.CLIP_PREFERENCES_PARAMS, new String[0])
            .put(Ofx.SEQUENTIAL_RENDER, 0)
            .put(Ofx.OPENGL_RENDER, "false")
            .put(Ofx.COLOUR_STYLE, Ofx.COLOUR_STYLE_NONE)
            .put(Ofx.PAGE_ORDER, new String[0]));
  }

  /** A description for one context starts from the general one. */
  Descriptor forContext(Context context) {
    return new Descriptor(properties.copy(new CStrings()).put(Ofx.CONTEXT, context.ofxName()));
  }

  long handle() {
    return handle;
  }

  void release() {
    Handles.release(handle);
    properties.release();
    clips.values().forEach(PropertySet::release);
    params.values().forEach(param -> param.properties.release());
  }

  @Override
  public PropertySet properties() {
    return properties;
  }

  Map<String, PropertySet> clips() {
    return clips;
  }

  Map<String, Param> params() {
    return params;
  }

  /**
   * Hosts exist that show what a page does not name after all that it names: groups belong on it,
   * each before its parameters.
   */
  void checkPages(Report report) {
    params.values().stream()
        .filter(param -> param.type() == ParamType.PAGE)
        .forEach(page -> checkPage(page.properties().texts(Ofx.PAGE_CHILDREN), report));
  }

  private void checkPage(List<String> children, Report report) {
    for (int i = 0; i < children.size(); i++) {
      Param child = params.get(children.get(i));
      String group = child == null ? "" : child.properties().text(Ofx.PARAM_PARENT);
      if (child == null) {
        report.problem("A page names %s, which is no parameter.".formatted(children.get(i)));
      } else if (!group.isEmpty() && !children.subList(0, i).contains(group)) {
        report.problem(
            "A page does not name the group %s before %s.".formatted(group, children.get(i)));
      }
    }
  }

  @Override
  public PropertySet defineClip(String name) {
    if (clips.containsKey(name)) {
      throw new OfxException(Status.EXISTS, "a second clip named " + name);
    }
    PropertySet clip =
        new PropertySet(properties.strings())
            .put(Ofx.TYPE, Ofx.TYPE_CLIP)
            .put(Ofx.NAME, name)
            .put(Ofx.LABEL, name)
            .put(Ofx.SHORT_LABEL, name)
            .put(Ofx.LONG_LABEL, name)
            .put(Ofx.SUPPORTED_COMPONENTS, new String[0])
            .put(Ofx.TEMPORAL_ACCESS, 0)
            .put(Ofx.CLIP_OPTIONAL, 0)
            .put(Ofx.CLIP_IS_MASK, 0)
            .put(Ofx.CLIP_FIELD_EXTRACTION, "OfxFieldDoubled")
            .put(Ofx.SUPPORTS_TILES, 1);
    clips.put(name, clip);
    return clip;
  }

  @Override
  public PropertySet defineParam(String typeName, String name) {
    ParamType type =
        ParamType.of(typeName)
            .orElseThrow(
                () -> new OfxException(Status.UNSUPPORTED, "no parameters of type " + typeName));
    if (params.containsKey(name)) {
      throw new OfxException(Status.EXISTS, "a second parameter named " + name);
    }
    PropertySet param = ParamProperties.of(type, name, properties.strings());
    params.put(name, new Param(type, param));
    return param;
  }
}
