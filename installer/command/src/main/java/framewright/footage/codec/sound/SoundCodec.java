package framewright.footage.codec.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;

/** What sound is written with where it cannot be copied. */
enum SoundCodec {
  AAC("AAC", "aac", AV_SAMPLE_FMT_FLTP),
  PCM("PCM of 24 bit", "pcm_s24le", AV_SAMPLE_FMT_S32);

  private static final int USUAL_RATE = 48_000;
  private static final int LEAST_AAC_RATE = 8_000;
  private static final int MOST_AAC_RATE = 96_000;

  private final String words;
  private final String encoder;
  private final int sampleFormat;

  SoundCodec(String words, String encoder, int sampleFormat) {
    this.words = words;
    this.encoder = encoder;
    this.sampleFormat = sampleFormat;
  }

  static SoundCodec of(String container) {
    return container.equals("mp4") ? AAC : PCM;
  }

  String encoder() {
    return encoder;
  }

  int sampleFormat() {
    return sampleFormat;
  }

  /** The sample rate for sound of this one: AAC has a few of its own. */
  int rate(int source) {
    boolean fits = source % 8_000 == 0 || source % 11_025 == 0;
    boolean inside = source >= LEAST_AAC_RATE && source <= MOST_AAC_RATE;
    return this == PCM || (fits && inside) ? source : USUAL_RATE;
  }

  @Override
  public String toString() {
    return words;
  }
}
