package framewright.command;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.FrameResult;
import framewright.render.Home;
import framewright.render.RenderOrder;
import framewright.render.Rendering;
import framewright.server.ServerFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Renders one small frame, so that the JVMs of command and server can note which classes a render
 * needs.
 */
@Command(name = "prepare-start", hidden = true)
final class PrepareStartCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "An empty folder for the files of the render.")
  private Path folder;

  @Option(names = "--stop", description = "Ends the server afterwards: it writes its notes then.")
  private boolean stop;

  @Override
  public Integer call() throws FootageException {
    try {
      return render() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } finally {
      if (stop) {
        endServer();
      }
    }
  }

  private boolean render() throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(64, 48, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    String input = folder.resolve("in.png").toString();
    try (FootageWriter writer = Footage.create(input, FrameRate.FILM, AlphaHandling.FILE)) {
      writer.write(0, picture);
    }
    RenderOrder order = RenderOrder.of("model", input, folder.resolve("out.png").toString());
    try (Rendering rendering = new Rendering(order, Home.current())) {
      List<FrameResult> results = rendering.run(result -> {});
      return results.stream().noneMatch(FrameResult::failed);
    }
  }

  /** Writing may take long, and nobody hurries it. */
  private static void endServer() {
    ServerFolders.current()
        .endpoint()
        .flatMap(server -> ProcessHandle.of(server.process()))
        .ifPresent(
            server -> {
              server.destroy();
              server.onExit().join();
            });
  }
}
