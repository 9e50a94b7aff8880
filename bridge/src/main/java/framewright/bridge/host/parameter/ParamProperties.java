package framewright.bridge.host.parameter;

import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import java.util.Arrays;
import java.util.Collections;

/**
 * The properties a parameter has before the plugin says anything, as OpenFX lists them per type.
 */
public final class ParamProperties {

  private ParamProperties() {}

  public static PropertySet of(ParamType type, String name, CStrings strings) {
    PropertySet properties = new PropertySet(strings);
    common(properties, type, name);
    if (type.hasValue() || type == ParamType.BUTTON) {
      editable(properties);
    }
    switch (type.holds()) {
      case INTS -> ints(properties, type);
      case DOUBLES -> doubles(properties, type);
      case TEXT -> texts(properties, type);
      case NOTHING -> structure(properties, type);
    }
    return properties.complete();
  }

  private static void common(PropertySet properties, ParamType type, String name) {
    properties
        .put(Ofx.TYPE, Ofx.TYPE_PARAMETER)
        .put(Ofx.NAME, name)
        .put(Ofx.LABEL, name)
        .put(Ofx.SHORT_LABEL, name)
        .put(Ofx.LONG_LABEL, name)
        .put(Ofx.ICON, "", "")
        .put(Ofx.PARAM_TYPE, type.ofxName())
        .put(Ofx.PARAM_SECRET, false)
        .put(Ofx.PARAM_ENABLED, true)
        .put(Ofx.PARAM_HINT, "")
        .put(Ofx.PARAM_SCRIPT_NAME, name)
        .put(Ofx.PARAM_PARENT, "")
        .put("OfxParamPropCanUndo", 1)
        .putPointer("OfxParamPropDataPtr", 0);
  }

  private static void editable(PropertySet properties) {
    properties
        .put("OfxParamPropAnimates", 1)
        .put("OfxParamPropIsAnimating", 0)
        .put("OfxParamPropIsAutoKeying", 0)
        .put("OfxParamPropPersistant", 1)
        .put("OfxParamPropEvaluateOnChange", 1)
        .put("OfxParamPropPluginMayWrite", 0)
        .put("OfxParamPropCacheInvalidation", "OfxParamInvalidateValueChange")
        .put("OfxParamPropHasHostOverlayHandle", 0)
        .put("kOfxParamPropUseHostOverlayHandle", 0)
        .putPointer("OfxParamPropInteractV1", 0)
        .put("OfxParamPropInteractSizeAspect", 1.0)
        .put("OfxParamPropInteractMinimumSize", 10, 10)
        .put("OfxParamPropInteractPreferedSize", 10, 10);
  }

  private static void ints(PropertySet properties, ParamType type) {
    properties.put(Ofx.PARAM_DEFAULT, new int[type.count()]);
    if (type == ParamType.CHOICE) {
      properties
          .put(Ofx.PARAM_CHOICES, new String[0])
          .put(Ofx.PLAIN_CHOICE_NAMES, new String[0])
          .put("OfxParamPropChoiceOrder", new int[0]);
    } else if (type != ParamType.BOOLEAN) {
      properties.put(Ofx.PARAM_MIN, filled(type.count(), Integer.MIN_VALUE));
      properties.put(Ofx.PARAM_MAX, filled(type.count(), Integer.MAX_VALUE));
      properties.put(Ofx.PARAM_DISPLAY_MIN, filled(type.count(), Integer.MIN_VALUE));
      properties.put(Ofx.PARAM_DISPLAY_MAX, filled(type.count(), Integer.MAX_VALUE));
      dimensionLabels(properties, type);
    }
  }

  private static void doubles(PropertySet properties, ParamType type) {
    properties.put(Ofx.PARAM_DEFAULT, new double[type.count()]);
    if (type == ParamType.RGB || type == ParamType.RGBA) {
      return;
    }
    properties.put(Ofx.PARAM_MIN, filled(type.count(), -Double.MAX_VALUE));
    properties.put(Ofx.PARAM_MAX, filled(type.count(), Double.MAX_VALUE));
    properties.put(Ofx.PARAM_DISPLAY_MIN, filled(type.count(), -Double.MAX_VALUE));
    properties.put(Ofx.PARAM_DISPLAY_MAX, filled(type.count(), Double.MAX_VALUE));
    properties
        .put("OfxParamPropIncrement", 1.0)
        .put("OfxParamPropDigits", 2)
        .put("OfxParamPropDoubleType", "OfxParamDoubleTypePlain")
        .put("OfxParamPropDefaultCoordinateSystem", "OfxParamCoordinatesCanonical")
        .put("OfxParamPropShowTimeMarker", 0);
    dimensionLabels(properties, type);
  }

  private static void dimensionLabels(PropertySet properties, ParamType type) {
    if (type.count() > 1) {
      properties.put(
          "OfxParamPropDimensionLabel", Arrays.copyOf(new String[] {"x", "y", "z"}, type.count()));
    }
  }

  private static void texts(PropertySet properties, ParamType type) {
    properties.put(Ofx.PARAM_DEFAULT, "");
    switch (type) {
      case STRING ->
          properties
              .put(Ofx.PARAM_STRING_MODE, "OfxParamStringIsSingleLine")
              .put("OfxParamPropStringFilePathExists", 1);
      case CUSTOM -> properties.putPointer("OfxParamPropCustomCallbackV1", 0);
      default ->
          properties
              .putTexts(Ofx.PARAM_CHOICES, Collections.emptyList())
              .putTexts(Ofx.PARAM_CHOICE_NAMES, Collections.emptyList());
    }
  }

  private static void structure(PropertySet properties, ParamType type) {
    if (type == ParamType.GROUP) {
      properties.put(Ofx.PARAM_GROUP_OPEN, 1);
    } else if (type == ParamType.PAGE) {
      properties.putTexts(Ofx.PAGE_CHILDREN, Collections.emptyList());
    }
  }

  private static int[] filled(int count, int value) {
    int[] values = new int[count];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
