package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;

import framewright.footage.Delivery;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.carried.ColourTags;
import framewright.footage.carried.PixelAspect;
import framewright.footage.codec.Encoder;
import framewright.footage.codec.Folders;
import framewright.footage.codec.sound.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;

/**
 * A video file. It grows under a hidden name beside its own and takes its own name when it is
 * complete.
 */
public final class VideoWriter implements FootageWriter {
  private final Path file;
  private final Path unfinished;
  private final Delivery delivery;
  private final VideoContainer container;
  private final VideoFormat video;
  private final FrameClock clock;
  private Encoder encoder;
  private VideoMuxer muxer;
  private Optional<Sound> sound = Optional.empty();
  private PictureFormat first;
  private int written;
  private int skippedFirst;

  public VideoWriter(Path file, Delivery delivery) throws FootageException {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    this.delivery = delivery;
    this.container = VideoContainer.of(file);
    this.video = container.format(delivery.codec());
    this.clock = new FrameClock(delivery.rate(), delivery.carried().times());
  }

  @Override
  public void refuse(PictureFormat format) throws FootageException {
    Optional<String> obstacle = video.obstacle(format);
    if (obstacle.isPresent()) {
      throw new FootageException(file + " cannot be written: " + obstacle.get() + ".");
    }
  }

  @Override
  public List<String> accept(PictureFormat format) throws FootageException {
    refuse(format);
    if (muxer == null) {
      open(target(format));
    }
    List<String> notes = new ArrayList<>(video.losses(format, colour()));
    sound.ifPresent(open -> notes.addAll(open.notes()));
    return notes;
  }

  @Override
  public PictureFormat target(PictureFormat format) {
    return delivery.alpha().apply(format, video.nearest(format, colour().colourSpace()));
  }

  private ColourTags colour() {
    return delivery.carried().colour();
  }

  @Override
  public Path write(int frame, Picture picture) throws FootageException {
    if (muxer == null) {
      accept(picture.format());
    }
    for (; skippedFirst > 0; skippedFirst--) {
      encode(magenta());
    }
    encode(PictureConversion.convert(picture, first));
    return file;
  }

  /**
   * A frame that failed shows as magenta: nobody takes it for a picture. Frames before the first
   * good one are written with it.
   */
  @Override
  public void skip(int frame) throws FootageException {
    if (muxer == null) {
      skippedFirst++;
    } else {
      encode(magenta());
    }
  }

  private Picture magenta() throws FootageException {
    Picture picture = Picture.allocate(first);
    for (int y = 0; y < first.height(); y++) {
      for (int x = 0; x < first.width(); x++) {
        for (int component : new int[] {0, 2, 3}) {
          picture.setComponent(x, y, component, 1f);
        }
      }
    }
    return picture;
  }

  private void encode(Picture picture) throws FootageException {
    encoder.encode(picture, clock.tick(written), clock.duration(written), muxer::writePicture);
    if (sound.isPresent()) {
      sound.get().advance(clock.end(written), muxer::write);
    }
    written++;
  }

  private void open(PictureFormat format) throws FootageException {
    first = format;
    Folders.make(file.getParent() == null ? Path.of("") : file.getParent());
    encoder =
        Encoder.ofVideo(
            video.encoder(),
            video.pixelFormat(format),
            format,
            video.tags(colour()),
            video.options(),
            context -> setUp(context, format));
    muxer = new VideoMuxer(unfinished, file, container, encoder.context());
    if (delivery.carried().sound().isPresent()) {
      sound =
          Optional.of(
              new Sound(delivery.carried().sound().get(), muxer.context(), container.extension()));
    }
    muxer.begin(delivery.carried(), delivery.rate());
  }

  private void setUp(AVCodecContext context, PictureFormat format) {
    clock.set(context);
    PixelAspect aspect = delivery.carried().pixelAspect();
    context.sample_aspect_ratio().num(aspect.width()).den(aspect.height());
    context.bit_rate(video.bitRate(format, delivery.rate()));
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER).thread_count(0);
  }

  @Override
  public void finish() throws FootageException {
    if (muxer == null) {
      return;
    }
    encoder.flush(muxer::writePicture);
    if (sound.isPresent()) {
      sound.get().finish(clock.end(written - 1), muxer::write);
    }
    muxer.finish();
    release();
    try {
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Folders.unwritable(file, e);
    }
  }

  private void release() {
    sound.ifPresent(Sound::close);
    sound = Optional.empty();
    if (muxer != null) {
      muxer.close();
      muxer = null;
    }
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  @Override
  public void close() {
    release();
    Folders.discard(unfinished);
  }
}
