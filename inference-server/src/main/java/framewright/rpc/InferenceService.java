package framewright.rpc;

import framewright.course.Classroom;
import framewright.effect.Effects;
import framewright.effect.TensorCache;
import framewright.error.SafeText;
import framewright.pack.ModelLibrary;
import framewright.preset.PresetLibrary;
import framewright.rendering.Diary;
import framewright.rendering.Renderer;
import framewright.v1.CreateRegionRequest;
import framewright.v1.CreateRegionResponse;
import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.InferenceGrpc;
import framewright.v1.LearnRequest;
import framewright.v1.LearnResponse;
import framewright.v1.ListPresetsRequest;
import framewright.v1.ListPresetsResponse;
import framewright.v1.LoadPresetRequest;
import framewright.v1.LoadPresetResponse;
import framewright.v1.RegionsIdleRequest;
import framewright.v1.RegionsIdleResponse;
import framewright.v1.ReleaseRegionRequest;
import framewright.v1.ReleaseRegionResponse;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import framewright.v1.SavePresetRequest;
import framewright.v1.SavePresetResponse;
import framewright.v1.StatusRequest;
import framewright.v1.StatusResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contract's service. */
final class InferenceService extends InferenceGrpc.InferenceImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Renderer renderer;
  private final Effects effects;
  private final ModelLibrary models;
  private final PresetLibrary presets;
  private final Classroom courses;
  private final TensorCache streamed;
  private final Executor senders;
  private final ScheduledExecutorService clock;
  private final Diary diary;

  InferenceService(
      Renderer renderer,
      Effects effects,
      ModelLibrary models,
      PresetLibrary presets,
      Classroom courses,
      TensorCache streamed,
      Executor senders,
      ScheduledExecutorService clock,
      Diary diary) {
    this.renderer = renderer;
    this.effects = effects;
    this.models = models;
    this.presets = presets;
    this.courses = courses;
    this.streamed = streamed;
    this.senders = senders;
    this.clock = clock;
    this.diary = diary;
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<DescribeResponse> client) {
    LOG.info("Described to {}", SafeText.of(request.getClient()).replaceAll("[^\\w./ -]", "?"));
    answer(
        client,
        () -> {
          Description.requireFit(request);
          return Description.of(renderer.device(PATIENCE), effects.all(), models.packs());
        });
  }

  @Override
  public void createRegion(
      CreateRegionRequest request, StreamObserver<CreateRegionResponse> client) {
    Connection connection = Connection.CURRENT.get();
    answer(
        client,
        () -> {
          long id = connection.create(request.getBytes());
          return CreateRegionResponse.newBuilder()
              .setRegion(id)
              .setPath(connection.path(id))
              .setBytes(connection.size(id))
              .build();
        });
  }

  @Override
  public void releaseRegion(
      ReleaseRegionRequest request, StreamObserver<ReleaseRegionResponse> client) {
    Connection connection = Connection.CURRENT.get();
    answer(
        client,
        () -> {
          connection.release(request.getRegion());
          return ReleaseRegionResponse.getDefaultInstance();
        });
  }

  @Override
  public void regionsIdle(RegionsIdleRequest request, StreamObserver<RegionsIdleResponse> client) {
    // A client that has left by then is no error.
    ((ServerCallStreamObserver<RegionsIdleResponse>) client).setOnCancelHandler(() -> {});
    Connection.CURRENT
        .get()
        .whenIdle(
            Set.copyOf(request.getRegionsList()),
            () -> answer(client, RegionsIdleResponse::getDefaultInstance));
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> client) {
    answer(client, () -> Condition.of(renderer.now(), diary, courses.underWay()));
  }

  @Override
  public void learn(LearnRequest request, StreamObserver<LearnResponse> client) {
    answer(client, () -> CourseAnswers.to(request, courses));
  }

  @Override
  public void listPresets(ListPresetsRequest request, StreamObserver<ListPresetsResponse> client) {
    answer(client, () -> PresetAnswers.of(presets.list(request.getEffect())));
  }

  @Override
  public void loadPreset(LoadPresetRequest request, StreamObserver<LoadPresetResponse> client) {
    answer(client, () -> PresetAnswers.of(presets.load(request.getEffect(), request.getName())));
  }

  @Override
  public void savePreset(SavePresetRequest request, StreamObserver<SavePresetResponse> client) {
    answer(
        client,
        () -> {
          Path file =
              presets.save(
                  request.getEffect(),
                  request.getName(),
                  Header.parameters(request.getControlsMap()));
          return SavePresetResponse.newBuilder().setPath(file.toString()).build();
        });
  }

  @Override
  public StreamObserver<RenderRequest> render(StreamObserver<RenderResponse> client) {
    RenderCall call =
        new RenderCall(
            (ServerCallStreamObserver<RenderResponse>) client,
            renderer,
            streamed,
            Connection.CURRENT.get(),
            senders,
            clock,
            diary);
    call.begin();
    return call;
  }

  private <T> void answer(StreamObserver<T> client, Supplier<T> question) {
    T answer;
    try {
      answer = question.get();
    } catch (RuntimeException | OutOfMemoryError e) {
      client.onError(new Statuses(diary).of(e));
      return;
    }
    client.onNext(answer);
    client.onCompleted();
  }
}
