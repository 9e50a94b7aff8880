package framewright.footage.codec.sound;

import framewright.footage.FootageException;
import framewright.footage.codec.Encoder.PacketSink;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Sound that is decoded, drawn out in time if asked, and encoded; or silence in its place. */
final class MadeLane implements SoundLane {
  private final AVStream from;
  private final SoundDecoder decoder;
  private final SoundEncoder encoder;
  private final double begin;
  private final double end;
  private final double stretch;
  private final long room;
  private boolean placed;
  private boolean ended;

  /**
   * @param begin and {@code end} in the time of the file it comes from
   */
  MadeLane(
      AVStream from,
      AVFormatContext muxer,
      SoundCodec codec,
      double begin,
      double end,
      double stretch)
      throws FootageException {
    this.from = from;
    this.begin = begin;
    this.end = end;
    this.stretch = stretch;
    this.encoder = new SoundEncoder(codec, from, muxer);
    this.room = Math.round((end - begin) * stretch * encoder.context().sample_rate());
    this.decoder = new SoundDecoder(from, encoder.context(), stretch);
  }

  @Override
  public int source() {
    return from.index();
  }

  @Override
  public double reached() {
    return ended ? Double.POSITIVE_INFINITY : seconds(encoder.samples());
  }

  private double seconds(long samples) {
    return (double) samples / encoder.context().sample_rate();
  }

  @Override
  public void accept(AVPacket packet, PacketSink sink) throws FootageException {
    if (!ended) {
      decoder.decode(packet, (samples, time) -> write(samples, time, sink));
    }
  }

  private void write(AVFrame samples, double time, PacketSink sink) throws FootageException {
    long left = room - encoder.samples();
    ended |= time >= end || left <= 0;
    if (ended || samples.nb_samples() == 0) {
      return;
    }
    samples.nb_samples((int) Math.min(left, samples.nb_samples()));
    if (placed || Double.isNaN(time)) {
      encoder.write(samples, sink);
      return;
    }
    double late = (time - begin) * stretch * encoder.context().sample_rate();
    placed = late + samples.nb_samples() > 0;
    if (late > 0) {
      encoder.silence(Math.round(late), sink);
    }
    if (placed) {
      encoder.writeFrom(samples, Math.max(0, (int) Math.round(-late)), sink);
    }
  }

  @Override
  public void silence(double until, PacketSink sink) throws FootageException {
    long missing = Math.round(until * encoder.context().sample_rate()) - encoder.samples();
    encoder.silence(Math.max(0, missing), sink);
  }

  @Override
  public void finish(PacketSink sink) throws FootageException {
    decoder.drain((samples, time) -> write(samples, time, sink));
    encoder.finish(sink);
  }

  @Override
  public void close() {
    decoder.close();
    encoder.close();
  }
}
