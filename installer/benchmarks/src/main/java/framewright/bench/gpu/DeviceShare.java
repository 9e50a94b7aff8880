package framewright.bench.gpu;

import framewright.bench.SizeOption;
import framewright.command.Benchmark;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.render.EffectSession;
import framewright.render.EffectSession.RenderedFrame;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.report.Json;
import framewright.rpc.Inquiry;
import framewright.server.Endpoint;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The host of one {@link DeviceRoom}: all tricks at all sizes, by the server there. */
@Command(name = "gpu-share", hidden = true)
public final class DeviceShare implements Benchmark {
  static final String FIGURES = "figures.json";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--sizes", split = ",", required = true)
  private List<String> sizes;

  @Option(names = "--frames", required = true)
  private int frames;

  @Option(names = "--out", required = true)
  private Path folder;

  @Override
  public Integer call() throws Exception {
    List<Figures.Row> rows = new ArrayList<>();
    for (String size : sizes) {
      Clip clip = new Clip(SizeOption.parse(size), frames + 2);
      for (Trick trick : Trick.all(Home.current())) {
        rows.add(row(trick, size, clip));
      }
    }
    Inquiry.Answer server = server();
    Json.write(
        folder.resolve(FIGURES),
        Json.tree(new Figures(server.device(), server.deviceName(), server.reason(), rows)));
    return CommandLine.ExitCode.OK;
  }

  private Figures.Row row(Trick trick, String size, Clip clip)
      throws FootageException, IOException {
    List<RenderedFrame> made = new ArrayList<>();
    try (EffectSession session = session(trick, clip)) {
      for (int frame = 0; frame <= frames; frame++) {
        made.add(session.render(trick.time(frame)));
      }
    }
    RenderedFrame fastest =
        made.subList(1, made.size()).stream()
            .min(Comparator.comparingDouble(RenderedFrame::milliseconds))
            .orElseThrow();
    return new Figures.Row(
        trick.name(),
        size,
        made.get(0).milliseconds(),
        fastest.milliseconds(),
        fastest.report().stages(),
        made.stream().map(frame -> frame.report().device()).distinct().toList(),
        made.stream().flatMap(frame -> frame.report().warnings().stream()).distinct().toList(),
        keep(trick.file() + "-" + size, made.get(frames).picture()));
  }

  private static EffectSession session(Trick trick, Clip clip) {
    FrameRange range = new FrameRange(0, clip.length() - 1);
    EffectSession session =
        EffectSession.open(trick.effect(), Home.current(), clip.format(), range, 24);
    session.connect("Source", clip.format(), range, clip::get);
    trick.settings().forEach(session::set);
    return session;
  }

  private String keep(String name, Picture picture) throws IOException {
    Path file = folder.resolve(name);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(picture.pixels().duplicate().rewind());
    }
    return file.toString();
  }

  private static Inquiry.Answer server() {
    Endpoint endpoint = ServerFolders.current().endpoint().orElseThrow();
    return Inquiry.ask(endpoint.address(), endpoint.token(), PATIENCE)
        .orElseThrow(() -> new Failure("The server does not answer any more."));
  }
}
