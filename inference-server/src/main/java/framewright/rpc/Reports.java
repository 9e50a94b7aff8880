package framewright.rpc;

import framewright.effect.RenderOutcome;
import framewright.engine.Manifest;
import framewright.engine.ModelPack;
import framewright.v1.FrameReport;
import framewright.v1.ModelIdentity;
import framewright.v1.Stage;

/** Says how a frame was made. */
final class Reports {
  private Reports() {}

  static FrameReport of(RenderOutcome outcome) {
    FrameReport.Builder report = FrameReport.newBuilder()
        .setDevice(outcome.device())
        .addAllWarnings(outcome.warnings())
        .putAllFindings(outcome.findings());
    outcome.stageMicroseconds().forEach(
        (stage, micros) -> report.addStages(Stage.newBuilder().setName(stage).setMicroseconds(micros)));
    outcome.pack().ifPresent(pack -> report.setModel(identity(pack)));
    return report.build();
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
