package framewright.pack;

import com.google.gson.annotations.SerializedName;

/** How a generic model takes its picture. */
public enum Layout {
  /** [height, width, 4], as a frame lies in memory. */
  @SerializedName("rgba_hwc")
  RGBA_HWC,
  /** [1, 3, height, width], as most published models take it; an adapter graph converts. */
  @SerializedName("rgb_nchw")
  RGB_NCHW
}
