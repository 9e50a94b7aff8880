package framewright.engine;

import ai.onnxruntime.OrtException;
import com.google.common.base.StandardSystemProperty;
import framewright.bridge.gpu.Gpu;
import framewright.bridge.gpu.Gpus;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the device: the best that works when tried, else the CPU, with the reason in a sentence.
 */
final class ProviderChoice {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderChoice.class);

  private final EngineOptions options;
  private final GraphLoader loader;
  private String reason = "";

  ProviderChoice(EngineOptions options, GraphLoader loader) {
    this.options = options;
    this.loader = loader;
  }

  Provider choose() {
    if (options.device().equals("cpu")) {
      return Provider.cpu(options.threads(), "The CPU was asked for.");
    }
    for (Provider candidate : candidates()) {
      if (isWanted(candidate) && works(candidate)) {
        return candidate;
      }
    }
    String unmet =
        options.device().equals("auto")
            ? ""
            : "The device " + options.device() + " was asked for. ";
    return Provider.cpu(options.threads(), unmet + reason);
  }

  private List<Provider> candidates() {
    String system = String.valueOf(StandardSystemProperty.OS_NAME.value()).toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of(Provider.coreMl());
    }
    List<Provider> candidates = new ArrayList<>(nvidia());
    if (system.startsWith("windows")) {
      candidates.add(Provider.directMl());
    }
    return candidates;
  }

  private List<Provider> nvidia() {
    Gpus gpus = Gpus.probe();
    reason = gpus.reasonForNone();
    if (gpus.list().isEmpty()) {
      return List.of();
    }
    Gpu first = gpus.list().get(0);
    return List.of(Provider.cuda(first), Provider.tensorRt(first, options.cacheFolder()));
  }

  /** TensorRT compiles for minutes before the first frame: only who asks for it gets it. */
  private boolean isWanted(Provider candidate) {
    String kind = kind(candidate.device().id());
    return options.device().equals("auto")
        ? !kind.equals("tensorrt")
        : kind.equals(kind(options.device()));
  }

  /** "cuda" of "cuda:0". */
  private static String kind(String deviceId) {
    return deviceId.split(":", 2)[0];
  }

  private boolean works(Provider candidate) {
    try {
      loader.probe(candidate);
      return true;
    } catch (OrtException | IOException | FramewrightException e) {
      LOG.info("{} cannot be used", candidate.device().id(), e);
      reason =
          candidate.device().name()
              + " was found, but this installation cannot use it ("
              + candidate.device().id()
              + "): install the GPU package, or update the driver.";
      return false;
    }
  }
}
