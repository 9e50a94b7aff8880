package framewright.engine;

import ai.onnxruntime.OrtEnvironment;

/** Starts DJL and ONNX Runtime in the one order that works, with nothing that talks to a network. */
final class Runtimes {
  static final String DJL_ENGINE = "OnnxRuntime";

  private Runtimes() {}

  static synchronized OrtEnvironment start() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    // DJL insists on creating the environment itself: asking ONNX Runtime first makes DJL fail later.
    ai.djl.engine.Engine.getEngine(DJL_ENGINE);
    return OrtEnvironment.getEnvironment();
  }
}
