package framewright.footage.codec.sound;

import framewright.footage.FootageException;
import framewright.footage.codec.Encoder.PacketSink;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One stream of sound on its way from one file into another. */
interface SoundLane extends AutoCloseable {

  /** The index of its stream in the file it comes from. */
  int source();

  /** Seconds of the result up to which all sound has been given. */
  double reached();

  /** Takes the next packet of its stream. */
  void accept(AVPacket packet, PacketSink sink) throws FootageException;

  /** Gives silence up to a time of the result. */
  void silence(double until, PacketSink sink) throws FootageException;

  /** Gives what is still held back. */
  void finish(PacketSink sink) throws FootageException;

  @Override
  void close();
}
