package framewright.rpc;

import framewright.effect.RenderOutcome;
import framewright.engine.Manifest;
import framewright.engine.ModelPack;
import framewright.v1.ModelIdentity;
import framewright.v1.RenderResult;
import framewright.v1.Stage;

/** Says how a frame was made. */
final class Results {
  private Results() {}

  static RenderResult of(RenderOutcome outcome) {
    RenderResult.Builder result = RenderResult.newBuilder()
        .setDevice(outcome.device())
        .addAllWarnings(outcome.warnings())
        .putAllFindings(outcome.findings());
    outcome.stageMicroseconds().forEach(
        (stage, micros) -> result.addStages(Stage.newBuilder().setName(stage).setMicroseconds(micros)));
    outcome.pack().ifPresent(pack -> result.setModel(identity(pack)));
    return result.build();
  }

  private static ModelIdentity identity(ModelPack pack) {
    Manifest manifest = pack.manifest();
    return ModelIdentity.newBuilder()
        .setId(manifest.id())
        .setVersion(manifest.version())
        .setSha256(manifest.files().get(Manifest.MAIN).sha256())
        .build();
  }
}
