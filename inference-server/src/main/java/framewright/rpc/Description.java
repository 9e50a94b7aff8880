package framewright.rpc;

import framewright.effect.Effect;
import framewright.effect.Panels;
import framewright.engine.Device;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.pack.Manifest;
import framewright.pack.ModelPack;
import framewright.pack.PackFile;
import framewright.release.Version;
import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.Model;
import java.util.List;
import java.util.Optional;

/** What this server says of itself. */
final class Description {
  private static final int PROTOCOL = 2;
  private static final String PLUGIN = "framewright-ofx/";
  private static final Device STARTING =
      new Device("", "", "The inference runtime is still starting.", 0);

  private Description() {}

  /** A host goes on with the plugin it has loaded, whatever is installed meanwhile. */
  static void requireFit(DescribeRequest client) {
    if (client.getClient().startsWith(PLUGIN) && client.getProtocol() < PROTOCOL) {
      throw FramewrightException.unsupported(
          "This application still has an older Framewright plugin loaded than the inference server ("
              + Version.NUMBER
              + "), which was installed since. Save your work and restart the application.");
    }
  }

  static DescribeResponse of(Optional<Device> device, List<Effect> effects, List<ModelPack> packs) {
    DescribeResponse.Builder description =
        DescribeResponse.newBuilder()
            .setServerVersion(Version.NUMBER)
            .setLowestProtocol(PROTOCOL)
            .setHighestProtocol(PROTOCOL)
            .setMaxDimension(FrameFormat.MAX_DIMENSION)
            .setDevice(device(device));
    effects.forEach(effect -> description.addEffects(effect(effect)));
    packs.forEach(pack -> description.addModels(model(pack)));
    return description.build();
  }

  private static framewright.v1.Effect effect(Effect effect) {
    return framewright.v1.Effect.newBuilder()
        .setId(effect.id())
        .setDefaultModel(effect.defaultModel())
        .setPanel(effect.panel())
        .build();
  }

  static framewright.v1.Device device(Optional<Device> device) {
    return device(device.orElse(STARTING));
  }

  private static framewright.v1.Device device(Device device) {
    return framewright.v1.Device.newBuilder()
        .setId(device.id())
        .setName(device.name())
        .setReason(device.reason())
        .setMemoryBytes(device.memoryBytes())
        .build();
  }

  private static Model model(ModelPack pack) {
    Manifest manifest = pack.manifest();
    PackFile main = manifest.files().get(Manifest.MAIN);
    Model.Builder model =
        Model.newBuilder()
            .setId(manifest.id())
            .setVersion(manifest.version())
            .setTitle(manifest.title())
            .setEffect(manifest.effect())
            .setSha256(main == null ? "" : main.sha256())
            .setLicence(manifest.licence())
            .setProblem(pack.problem())
            .setFramesBefore(manifest.framesBefore())
            .setFramesAfter(manifest.framesAfter())
            .setPanel(Panels.of(pack));
    return model.build();
  }
}
