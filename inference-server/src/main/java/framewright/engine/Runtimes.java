package framewright.engine;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts DJL and ONNX Runtime in the one order that works, with nothing that talks to a network.
 */
final class Runtimes {
  static final String DJL_ENGINE = "OnnxRuntime";

  private static final Logger LOG = LoggerFactory.getLogger(Runtimes.class);

  private Runtimes() {}

  static synchronized OrtEnvironment start() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    // DJL insists on creating the environment itself: asking ONNX Runtime first makes DJL fail
    // later.
    ai.djl.engine.Engine.getEngine(DJL_ENGINE);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    removeScratchFolder();
    return environment;
  }

  /**
   * ONNX Runtime makes a folder for libraries that it unpacks, and removes it when the process ends
   * in order: a server that is killed would leave it. Where the libraries lie unpacked it is empty;
   * else it stays until then.
   */
  private static void removeScratchFolder() {
    try {
      Field folder = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
      folder.setAccessible(true);
      if (folder.get(null) instanceof Path scratch) {
        Files.deleteIfExists(scratch);
      }
    } catch (DirectoryNotEmptyException e) {
      // In use.
    } catch (ReflectiveOperationException | IOException e) {
      LOG.warn("ONNX Runtime's temporary folder could not be removed", e);
    }
  }
}
