package framewright.engine;

import ai.onnxruntime.OrtException;
import com.google.common.base.StandardSystemProperty;
import framewright.bridge.gpu.Gpu;
import framewright.bridge.gpu.Gpus;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Path;
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
    if (options.device().equals(Device.CPU)) {
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

  /**
   * What to go on with after a device was lost: the best that works now, or the CPU at once.
   *
   * @param again whether a device may be taken
   */
  Provider after(Device lost, boolean again) {
    String loss = lost.name() + " was lost in the middle of a frame";
    if (!again) {
      return Provider.cpu(
          options.threads(),
          loss
              + " twice in a short time: the CPU goes on. Update its driver; 'framewright stop' lets it be tried again.");
    }
    Provider next = choose();
    return next.because(
        next.isCpu()
            ? loss + ", and the CPU goes on. " + next.device().reason()
            : loss + ", and was taken anew.");
  }

  private List<Provider> candidates() {
    String system = String.valueOf(StandardSystemProperty.OS_NAME.value()).toLowerCase(Locale.ROOT);
    List<Provider> candidates = new ArrayList<>();
    if (system.startsWith("mac")) {
      candidates.add(Provider.coreMl());
    } else {
      candidates.addAll(nvidia());
    }
    if (asksFor(WebGpu.KIND)) {
      candidates.addAll(options.gpuPack().map(this::webGpu).orElseGet(this::withoutPack));
    }
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
    List<Provider> providers = new ArrayList<>();
    for (int number = 0; number < gpus.list().size(); number++) {
      Gpu gpu = gpus.list().get(number);
      providers.add(Provider.cuda(number, gpu));
      providers.add(Provider.tensorRt(number, gpu, options.cacheFolder()));
    }
    return providers;
  }

  /** Whoever installed the GPU pack hears about it, and not that there is no other GPU. */
  private List<Provider> webGpu(Path library) {
    WebGpu webGpu = new WebGpu(loader.runtime(), library);
    List<Provider> found = webGpu.find().stream().toList();
    reason = webGpu.reason();
    return found;
  }

  private List<Provider> withoutPack() {
    if (!options.device().equals("auto")) {
      reason = "The GPU pack is not installed: framewright install gpu.";
    }
    return List.of();
  }

  private boolean isWanted(Provider candidate) {
    String id = candidate.device().id();
    return options.device().equals("auto")
        ? !candidate.onlyWhenNamed()
        : options.device().equals(id) || options.device().equals(kind(id));
  }

  private boolean asksFor(String kind) {
    return options.device().equals("auto") || kind.equals(kind(options.device()));
  }

  /** "cuda" of "cuda:0". */
  private static String kind(String deviceId) {
    return deviceId.split(":", 2)[0];
  }

  /** Does it compute what it should? Else that becomes the reason. */
  boolean works(Provider candidate) {
    try {
      new GoldenGraph(loader).check(candidate);
      return true;
    } catch (OrtException | IOException | FramewrightException e) {
      LOG.info("{} cannot be used", candidate.device().id(), e);
      reason =
          candidate.device().name()
              + " was found, but cannot be used ("
              + candidate.device().id()
              + ": "
              + e.getMessage()
              + "): install the GPU pack, or update the driver.";
      return false;
    }
  }
}
