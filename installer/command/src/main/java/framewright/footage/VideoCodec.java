package framewright.footage;

/** The codecs that videos are written with. The names are the command line's. */
public enum VideoCodec {
  /** 8 bit, for watching: .mp4, .mov, .mkv. */
  H264,
  /** 10 bit with 16-bit alpha, for editing on: .mov, .mkv. */
  PRORES_4444,
  /** 10 bit without alpha, half the colour across: .mov, .mkv. */
  PRORES_422_HQ,
  /** Lossless RGB of 8 or 16 bit with alpha, for keeping: .mkv. */
  FFV1
}
