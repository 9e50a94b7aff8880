package framewright.colour;

/** A chart of 24 patches as photographers know them: skins, skies, leaves, primaries, greys. */
public final class ColourChart {
  /** Red, green and blue of sRGB in 8 bit. */
  private static final int[] PATCHES = {
    0x74_51_43, 0xc4_95_81, 0x5f_7a_9d, 0x59_6c_43, 0x84_80_b0, 0x62_bc_aa, 0xd9_7b_2d, 0x4a_5b_a5,
    0xc3_55_61, 0x5d_3c_69, 0x9f_bc_43, 0xe3_a2_2b, 0x34_3f_93, 0x45_95_4b, 0xb0_32_3b, 0xeb_c8_18,
    0xbd_55_94, 0x05_87_a6, 0xf3_f3_f0, 0xc8_c9_c9, 0xa0_a1_a1, 0x78_79_79, 0x54_55_55, 0x34_34_34
  };

  private ColourChart() {}

  /** The patches in linear light of Rec.709, as opaque RGBA. */
  public static float[] light() {
    float[] light = new float[4 * PATCHES.length];
    for (int i = 0; i < light.length; i++) {
      int code = PATCHES[i / 4] >> (16 - 8 * (i % 4)) & 255;
      light[i] = i % 4 == 3 ? 1 : (float) Encoding.SRGB.light(code / 255.0);
    }
    return light;
  }
}
