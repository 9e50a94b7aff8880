package framewright.rpc;

import framewright.effect.FrameReport;
import framewright.pack.Manifest;
import framewright.pack.ModelPack;
import framewright.v1.ModelIdentity;
import framewright.v1.Stage;

/** Says how a frame was made. */
final class Reports {
  private Reports() {}

  static framewright.v1.FrameReport of(FrameReport report) {
    framewright.v1.FrameReport.Builder message =
        framewright.v1.FrameReport.newBuilder()
            .setDevice(report.device())
            .addAllWarnings(report.warnings())
            .putAllFindings(report.findings());
    report
        .stageMicroseconds()
        .forEach(
            (stage, micros) ->
                message.addStages(Stage.newBuilder().setName(stage).setMicroseconds(micros)));
    report.pack().ifPresent(pack -> message.setModel(identity(pack)));
    return message.build();
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
