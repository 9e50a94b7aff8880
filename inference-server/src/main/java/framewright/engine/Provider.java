package framewright.engine;

import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import framewright.bridge.gpu.Gpu;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device and the way to put a session on it.
 *
 * @param onlyWhenNamed it is no choice for who did not ask for it
 */
record Provider(Device device, Attachment attachment, boolean onlyWhenNamed) {
  /** Adds the provider to a session's options; throws where this build or machine has none. */
  interface Attachment {
    void attach(OrtSession.SessionOptions options) throws OrtException;
  }

  boolean isCpu() {
    return device.isCpu();
  }

  private Provider(Device device, Attachment attachment) {
    this(device, attachment, false);
  }

  Provider because(String reason) {
    return new Provider(device.because(reason), attachment, onlyWhenNamed);
  }

  static Provider cpu(int threads, String reason) {
    return new Provider(
        new Device(
            Device.CPU, "CPU, " + threads + (threads == 1 ? " thread" : " threads"), reason, 0),
        session -> {});
  }

  /** The GPU of this number, as its driver counts them. */
  static Provider cuda(int number, Gpu gpu) {
    return new Provider(
        device("cuda:" + number, gpu, "It is an NVIDIA GPU of this machine."),
        session -> {
          try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(number)) {
            // Grows by what a frame needs and searches no algorithm by trial: the host's own GPU
            // work must fit beside it.
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            session.addCUDA(cuda);
          }
        });
  }

  /**
   * Compiles each graph for each size, which takes minutes before the first frame; with a cache
   * folder once.
   */
  static Provider tensorRt(int number, Gpu gpu, Optional<Path> cacheFolder) {
    return new Provider(
        device("tensorrt:" + number, gpu, "TensorRT was asked for."),
        session -> {
          try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(number)) {
            if (cacheFolder.isPresent()) {
              tensorRt.add("trt_engine_cache_enable", "1");
              tensorRt.add("trt_engine_cache_path", cacheFolder.get().toString());
            }
            session.addTensorrt(tensorRt);
          }
        },
        true);
  }

  static Provider webGpu(OrtEpDevice plugged, Device device, boolean software) {
    return new Provider(
        device, session -> session.addExecutionProvider(List.of(plugged), Map.of()), software);
  }

  static Provider coreMl() {
    Device device =
        new Device("coreml", "Apple GPU and Neural Engine", "They are this machine's own.", 0);
    return new Provider(device, OrtSession.SessionOptions::addCoreML);
  }

  static Provider directMl() {
    Device device =
        new Device("directml:0", "GPU by DirectML", "It is the first GPU of this machine.", 0);
    return new Provider(device, session -> session.addDirectML(0));
  }

  private static Device device(String id, Gpu gpu, String reason) {
    return new Device(id, gpu.name(), reason, gpu.memoryTotalBytes());
  }
}
