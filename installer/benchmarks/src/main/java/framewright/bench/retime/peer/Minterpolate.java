package framewright.bench.retime.peer;

import framewright.bench.retime.Contender;
import framewright.footage.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg program's motion-compensating filter, at its best settings. Knows the middle only. */
public final class Minterpolate implements Contender {
  private static final String FILTER =
      "minterpolate=fps=50:mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1:scd=none,format=rgba";

  /**
   * At 25 frames a second in and 50 out, the third frame out lies between the second and third in.
   */
  private static final int WANTED = 3;

  /** Is the program there? */
  public static boolean isInstalled() {
    try {
      return new ProcessBuilder("ffmpeg", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String name() {
    return "ffmpeg minterpolate";
  }

  @Override
  public Picture between(Picture before, Picture after, double time) throws Exception {
    Path frames = Files.createTempFile("retime", ".rgba");
    try {
      write(frames, before, before, after, after);
      return run(frames, before);
    } finally {
      Files.delete(frames);
    }
  }

  private static void write(Path file, Picture... frames) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Picture frame : frames) {
        out.write(bytes(frame));
      }
    }
  }

  private static Picture run(Path frames, Picture like) throws Exception {
    String size = like.format().size();
    Process process = ffmpeg("-s", size, "-r", "25", "-i", frames.toString(), "-vf", FILTER);
    try (InputStream out = process.getInputStream()) {
      return picture(out, like);
    } finally {
      process.destroy();
    }
  }

  private static Process ffmpeg(String... what) throws IOException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error"));
    command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "rgba"));
    command.addAll(List.of(what));
    command.addAll(List.of("-f", "rawvideo", "-"));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static Picture picture(InputStream frames, Picture like) throws IOException {
    int size = (int) like.format().bytes();
    frames.skipNBytes((long) WANTED * size);
    byte[] wanted = frames.readNBytes(size);
    Picture result = Picture.allocate(like.format());
    result.pixels().duplicate().put(wanted);
    return result;
  }

  private static byte[] bytes(Picture picture) {
    byte[] bytes = new byte[(int) picture.format().bytes()];
    ByteBuffer pixels = picture.pixels().duplicate();
    pixels.clear();
    pixels.get(bytes);
    return bytes;
  }
}
