package framewright.bridge.host.parameter;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.image.Region;

/**
 * Turns a default that the plugin gave in fractions of the project into the project's coordinates.
 */
public final class NormalisedDefault {

  private static final String SYSTEM = "OfxParamPropDefaultCoordinateSystem";

  private NormalisedDefault() {}

  public static void resolve(PropertySet param, Region extent) {
    if (!param.text(SYSTEM).equals("OfxParamCoordinatesNormalised")) {
      return;
    }
    String meaning = param.text("OfxParamPropDoubleType");
    double[] fractions = param.numbers(Ofx.PARAM_DEFAULT);
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] *= size(meaning, i, extent);
    }
    param.put(Ofx.PARAM_DEFAULT, fractions).put(SYSTEM, "OfxParamCoordinatesCanonical");
  }

  private static double size(String meaning, int dimension, Region extent) {
    if (meaning.startsWith("OfxParamDoubleTypeXY")) {
      return dimension == 0 ? extent.x2() : extent.y2();
    }
    if (meaning.startsWith("OfxParamDoubleTypeX")) {
      return extent.x2();
    }
    return meaning.startsWith("OfxParamDoubleTypeY") ? extent.y2() : 1;
  }
}
