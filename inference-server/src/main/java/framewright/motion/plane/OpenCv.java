package framewright.motion.plane;

import framewright.bridge.library.NativeLibraries;
import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** OpenCV's libraries, and its view of our memory: nothing is copied. */
public final class OpenCv {
  private static final Optional<LinkageError> TROUBLE = load();

  private OpenCv() {}

  /** Passed on every way to OpenCV, so that the sentence is the same each time. */
  public static void require() {
    if (TROUBLE.isPresent()) {
      throw FramewrightException.of(
          ErrorKind.UNSUPPORTED,
          "The motion library could not be loaded. Run \"framewright doctor\", which says what is missing, or reinstall Framewright.",
          TROUBLE.get());
    }
  }

  private static Optional<LinkageError> load() {
    // Every Mat is released by its scope; the collector's own thread and its cap on the process's
    // memory would only interfere.
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    try {
      NativeLibraries.loadForJavaCpp("opencv");
      opencv_core.setNumThreads(1); // the work is shared out by Workers
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of(e);
    }
  }

  /** A frame's pixels, four floats each. */
  public static Mat view(Frame frame) {
    require();
    ByteBuffer pixels = frame.pixels();
    return new Mat(
        frame.format().height(),
        frame.format().width(),
        opencv_core.CV_32FC4,
        new BytePointer(pixels));
  }

  /** A tensor [height, width, channels]. */
  public static Mat view(Tensor tensor) {
    require();
    long[] shape = tensor.shape();
    FloatBuffer floats = tensor.floats();
    return new Mat(
        (int) shape[0],
        (int) shape[1],
        opencv_core.CV_32FC((int) shape[2]),
        new FloatPointer(floats));
  }

  public static Mat filled(int height, int width, int type, double value) {
    require();
    return new Mat(height, width, type, Scalar.all(value));
  }

  public static Mat like(Mat other) {
    return new Mat(other.rows(), other.cols(), other.type());
  }

  /** One channel, as often. */
  public static Mat repeated(Mat one, int channels) {
    MatVector all = new MatVector();
    for (int channel = 0; channel < channels; channel++) {
      all.push_back(one);
    }
    Mat several = new Mat();
    opencv_core.merge(all, several);
    return several;
  }
}
