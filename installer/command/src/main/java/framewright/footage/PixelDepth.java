package framewright.footage;

/** How one component of a pixel is stored. The names are the command line's. */
public enum PixelDepth {
  /** 0 to 255 stands for 0 to 1. */
  BYTE(1),
  /** 0 to 65535 stands for 0 to 1. */
  SHORT(2),
  /** IEEE 16-bit float. */
  HALF(2),
  /** IEEE 32-bit float. */
  FLOAT(4);

  private final int bytes;

  PixelDepth(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  public boolean isFloating() {
    return this == HALF || this == FLOAT;
  }
}
