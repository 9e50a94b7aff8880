package framewright.footage.codec.sound;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;

import framewright.footage.FootageException;
import framewright.footage.carried.SoundHandling;
import framewright.footage.carried.Soundtrack;
import framewright.footage.codec.Demuxer;
import framewright.footage.codec.Encoder.PacketSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** All sound streams of a file, as lanes of another: each is copied, made anew, or silence. */
public final class Sound implements AutoCloseable {
  private final Demuxer demuxer;
  private final Soundtrack track;
  private final List<SoundLane> lanes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean ended;

  /** Adds the streams to a muxer that has not begun. */
  public Sound(Soundtrack track, AVFormatContext muxer, String container) throws FootageException {
    this.track = track;
    this.demuxer = new Demuxer(track.file());
    this.ended = track.handling() == SoundHandling.SILENCE;
    try {
      demuxer.only(Sound::isSound);
      for (AVStream stream : demuxer.streams()) {
        if (isSound(stream)) {
          lanes.add(lane(stream, muxer, container));
        }
      }
    } catch (FootageException e) {
      close();
      throw e;
    }
  }

  private static boolean isSound(AVStream stream) {
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
  }

  private SoundLane lane(AVStream stream, AVFormatContext muxer, String container)
      throws FootageException {
    double begin = demuxer.start() + track.from();
    double end = demuxer.start() + track.to();
    if (track.isKept() && CopiedLane.canHold(muxer, container, stream)) {
      boolean whole = track.from() == 0 && keepsRunIn(container, stream);
      return new CopiedLane(stream, muxer, whole, begin, end);
    }
    SoundCodec codec = SoundCodec.of(container);
    if (track.isKept()) {
      String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
      notes.add(
          "The sound, %s, is written as %s, which a .%s holds.".formatted(name, codec, container));
    }
    return new MadeLane(stream, muxer, codec, begin, end, track.stretch());
  }

  /** In a .mkv all times would be moved for the sake of a run-in that its header does not name. */
  private static boolean keepsRunIn(String container, AVStream stream) {
    return !container.equals("mkv") || stream.codecpar().initial_padding() > 0;
  }

  /** What a person should know of the sound. */
  public List<String> notes() {
    return notes;
  }

  /** Gives all sound up to a time of the result. */
  public void advance(double seconds, PacketSink sink) throws FootageException {
    if (track.handling() == SoundHandling.SILENCE) {
      for (SoundLane lane : lanes) {
        lane.silence(seconds, sink);
      }
    }
    while (!ended && lanes.stream().anyMatch(lane -> lane.reached() < seconds)) {
      pass(demuxer.next(), sink);
    }
  }

  private void pass(AVPacket packet, PacketSink sink) throws FootageException {
    ended = packet == null;
    Optional<SoundLane> lane = ended ? Optional.empty() : laneOf(packet);
    if (lane.isPresent()) {
      lane.get().accept(packet, sink);
    }
  }

  private Optional<SoundLane> laneOf(AVPacket packet) {
    return lanes.stream().filter(lane -> lane.source() == packet.stream_index()).findFirst();
  }

  /** Gives the rest: of sound in its own time all, else what belongs to the result. */
  public void finish(double end, PacketSink sink) throws FootageException {
    advance(track.isKept() ? Double.POSITIVE_INFINITY : end, sink);
    for (SoundLane lane : lanes) {
      lane.finish(sink);
    }
  }

  @Override
  public void close() {
    lanes.forEach(SoundLane::close);
    demuxer.close();
  }
}
