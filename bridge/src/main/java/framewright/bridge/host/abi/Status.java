package framewright.bridge.host.abi;

import java.util.Arrays;

/** What an OpenFX function answers. */
public enum Status {
  OK(0),
  FAILED(1),
  FATAL(2),
  UNKNOWN(3),
  MISSING_HOST_FEATURE(4),
  UNSUPPORTED(5),
  EXISTS(6),
  FORMAT(7),
  OUT_OF_MEMORY(8),
  BAD_HANDLE(9),
  BAD_INDEX(10),
  BAD_VALUE(11),
  REPLY_YES(12),
  REPLY_NO(13),
  REPLY_DEFAULT(14),
  IMAGE_FORMAT(1000);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** OK, or the plugin left it to the host. */
  public boolean isGood() {
    return this == OK || this == REPLY_DEFAULT || this == REPLY_YES;
  }

  /** The status of a code; a code that OpenFX does not know counts as UNKNOWN. */
  public static Status of(int code) {
    return Arrays.stream(values())
        .filter(status -> status.code == code)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
