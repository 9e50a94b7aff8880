package framewright.effect.retime.flow;

import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** OpenCV's libraries, and its view of our memory: nothing is copied. */
final class OpenCv {
  private OpenCv() {}

  static void load() {
    // Every Mat is released by its scope; the collector's own thread and its cap on the process's memory would only interfere.
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    try {
      Loader.load(opencv_video.class);
    } catch (LinkageError e) {
      throw FramewrightException.internal("The motion library could not be loaded. Reinstall Framewright.", e);
    }
  }

  /** A frame's pixels, four floats each. */
  static Mat view(Frame frame) {
    ByteBuffer pixels = frame.pixels();
    return new Mat(frame.format().height(), frame.format().width(), opencv_core.CV_32FC4, new BytePointer(pixels));
  }

  /** A tensor [height, width, channels]. */
  static Mat view(Tensor tensor) {
    long[] shape = tensor.shape();
    FloatBuffer floats = tensor.floats();
    return new Mat((int) shape[0], (int) shape[1], opencv_core.CV_32FC((int) shape[2]), new FloatPointer(floats));
  }

  static Mat filled(int height, int width, int type, double value) {
    return new Mat(height, width, type, Scalar.all(value));
  }

  static Mat like(Mat other) {
    return new Mat(other.rows(), other.cols(), other.type());
  }
}
