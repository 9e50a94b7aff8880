package framewright.rpc;

import framewright.course.CourseNote;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Diary;
import framewright.rendering.Renderer;
import framewright.v1.FailureNote;
import framewright.v1.StatusResponse;
import java.util.List;
import java.util.Optional;

/** How this server is right now. */
final class Condition {
  private Condition() {}

  static StatusResponse of(Renderer.Now now, Diary diary, List<CourseNote> courses) {
    DeviceWorker.Places places = now.places();
    StatusResponse.Builder condition =
        StatusResponse.newBuilder()
            .setDevice(Description.device(now.devices().stream().findFirst()))
            .addAllLoadedModels(now.loadedModels())
            .setReceiving(places.receiving())
            .setWaiting(places.waiting())
            .setRunning(places.running())
            .setPlaces(places.all())
            .setFramesPerSecond(diary.framesPerSecond())
            .setFrames(diary.frames());
    now.devices().stream()
        .skip(1)
        .forEach(device -> condition.addFurtherDevices(Description.device(Optional.of(device))));
    courses.forEach(course -> condition.addCourses(CourseAnswers.of(course)));
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
