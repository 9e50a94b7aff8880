package framewright.render;

import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRange;
import framewright.render.EffectSession.RenderedFrame;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Frames on their way through an effect into files: rendered several at once, written one by one in
 * their order.
 */
final class RenderRun implements AutoCloseable {

  /** Makes a frame; called by several threads. */
  interface Renderer {
    RenderedFrame render(int frame) throws FootageException;
  }

  /** A frame and, unless it was there already, the picture that is being made of it. */
  private record Coming(int frame, Optional<Path> kept, Future<RenderedFrame> rendered) {}

  private final Renderer renderer;
  private final FootageWriter writer;
  private final Optional<FinishedFrames> finished;
  private final RenderListener listener;
  private final int jobs;
  private final ExecutorService threads;
  private final List<FrameResult> results = new ArrayList<>();
  private boolean accepted;

  /**
   * @param finished the list of finished stills; absent for a video
   */
  RenderRun(
      Renderer renderer,
      FootageWriter writer,
      Optional<FinishedFrames> finished,
      RenderListener listener,
      int jobs) {
    this.renderer = renderer;
    this.writer = writer;
    this.finished = finished;
    this.listener = listener;
    this.jobs = jobs;
    this.threads = Executors.newFixedThreadPool(jobs);
  }

  /** What became of each frame. One that fails is reported, and the next one comes. */
  List<FrameResult> run(FrameRange frames) throws FootageException {
    Deque<Coming> coming = new ArrayDeque<>();
    for (int frame = frames.first(); frame <= frames.last(); frame++) {
      coming.add(begin(frame));
      if (coming.size() >= jobs) {
        conclude(coming.remove());
      }
    }
    while (!coming.isEmpty()) {
      conclude(coming.remove());
    }
    return results;
  }

  private Coming begin(int frame) throws FootageException {
    Optional<Path> kept = finished.isPresent() ? finished.get().find(frame) : Optional.empty();
    return new Coming(
        frame, kept, kept.isPresent() ? null : threads.submit(() -> renderer.render(frame)));
  }

  private void conclude(Coming coming) throws FootageException {
    FrameResult result =
        coming.kept().isPresent()
            ? FrameResult.kept(coming.frame(), coming.kept().get())
            : write(coming.frame(), coming.rendered());
    results.add(result);
    listener.frameDone(result);
  }

  private FrameResult write(int frame, Future<RenderedFrame> coming) throws FootageException {
    RenderedFrame rendered;
    try {
      rendered = await(coming);
    } catch (Failure refused) {
      writer.skip(frame);
      return FrameResult.failed(frame, refused.getMessage());
    }
    accept(rendered);
    try {
      Path file = writer.write(frame, rendered.picture(writer), rendered.layers(writer));
      if (finished.isPresent()) {
        finished.get().add(frame, file, rendered.report());
      }
      return FrameResult.written(frame, file, rendered);
    } catch (FootageException unwritable) {
      return FrameResult.failed(frame, unwritable.getMessage());
    }
  }

  /** The first picture tells what all are like: what cannot hold it ends the render. */
  private void accept(RenderedFrame rendered) throws FootageException {
    if (!accepted) {
      writer.accept(rendered.picture().format()).forEach(listener::note);
      accepted = true;
    }
  }

  private static RenderedFrame await(Future<RenderedFrame> coming) throws FootageException {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("The render was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure refused) {
        throw new Failure(refused.getMessage(), refused);
      }
      if (e.getCause() instanceof FootageException unreadable) {
        throw new FootageException(unreadable.getMessage(), unreadable);
      }
      throw new CompletionException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
