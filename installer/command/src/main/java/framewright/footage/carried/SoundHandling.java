package framewright.footage.carried;

/** What becomes of the sound. The names are the command line's. */
public enum SoundHandling {
  /** As it is; made anew only where the file's kind cannot hold it. */
  COPY,
  NONE,
  /** As long as the pictures last, lower or higher, as tape does. */
  STRETCH,
  SILENCE
}
