package framewright.colour;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of floats as polynomials: one of third degree for each 128th of every power of two,
 * found by the number's own upper bits. Off by less than a float's own error, in a few nanoseconds.
 */
final class CurveTable {
  private static final Map<Encoding, CurveTable> TO_LIGHT = new ConcurrentHashMap<>();
  private static final Map<Encoding, CurveTable> TO_CODE = new ConcurrentHashMap<>();
  private static final int LOWER_BITS = 16;
  private static final int SEGMENTS = 1 << (Integer.SIZE - LOWER_BITS);
  private static final int TERMS = 4;
  private static final float STEP = 1f / (1 << LOWER_BITS);

  /** Light that no picture has; beyond it a matrix would give what is no number. */
  private static final double LIMIT = 1e30;

  private final float[] terms = new float[TERMS * SEGMENTS];

  /** Light of an encoding's code values. */
  static CurveTable toLight(Encoding encoding) {
    return TO_LIGHT.computeIfAbsent(encoding, made -> new CurveTable(made::light));
  }

  /** The code values of light. */
  static CurveTable toCode(Encoding encoding) {
    return TO_CODE.computeIfAbsent(encoding, made -> new CurveTable(made::code));
  }

  private CurveTable(DoubleUnaryOperator function) {
    for (int segment = 0; segment < SEGMENTS; segment++) {
      fit(function, segment);
    }
  }

  float at(float x) {
    int bits = Float.floatToRawIntBits(x);
    int term = (bits >>> LOWER_BITS) * TERMS;
    float t = (bits & 0xffff) * STEP;
    return terms[term] + t * (terms[term + 1] + t * (terms[term + 2] + t * terms[term + 3]));
  }

  /** Through four points of the segment, evenly apart. */
  private void fit(DoubleUnaryOperator function, int segment) {
    float first = Float.intBitsToFloat(segment << LOWER_BITS);
    int term = segment * TERMS;
    terms[term] = first;
    if (!Float.isFinite(first)) {
      return;
    }
    double width = Math.ulp(first) * (double) (1 << LOWER_BITS) * Math.copySign(1, first);
    double[] y = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      double value = function.applyAsDouble(first + width * i / (TERMS - 1));
      y[i] = Math.max(-LIMIT, Math.min(LIMIT, value));
    }
    terms[term] = (float) y[0];
    terms[term + 1] = (float) ((-11 * y[0] + 18 * y[1] - 9 * y[2] + 2 * y[3]) / 2);
    terms[term + 2] = (float) ((18 * y[0] - 45 * y[1] + 36 * y[2] - 9 * y[3]) / 2);
    terms[term + 3] = (float) ((-9 * y[0] + 27 * y[1] - 27 * y[2] + 9 * y[3]) / 2);
  }
}
