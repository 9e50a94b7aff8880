package framewright.rpc;

import framewright.rendering.DeviceWorker;
import framewright.rendering.Diary;
import framewright.rendering.Renderer;
import framewright.v1.FailureNote;
import framewright.v1.StatusResponse;

/** How this server is right now. */
final class Condition {
  private Condition() {}

  static StatusResponse of(Renderer.Now now, Diary diary) {
    DeviceWorker.Places places = now.places();
    StatusResponse.Builder condition =
        StatusResponse.newBuilder()
            .setDevice(Description.device(now.device()))
            .addAllLoadedModels(now.loadedModels())
            .setReceiving(places.receiving())
            .setWaiting(places.waiting())
            .setRunning(places.running())
            .setPlaces(places.all())
            .setFramesPerSecond(diary.framesPerSecond())
            .setFrames(diary.frames());
    diary.failures().forEach(failure -> condition.addLastFailures(note(failure)));
    return condition.build();
  }

  private static FailureNote note(Diary.Failure failure) {
    return FailureNote.newBuilder()
        .setId(failure.id())
        .setKind(failure.kind().name())
        .setSentence(failure.sentence())
        .setUnixMilliseconds(failure.when().toEpochMilli())
        .setTimes(failure.times())
        .build();
  }
}
