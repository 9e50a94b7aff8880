package framewright.error;

/** Who must act, and how. Each kind has one gRPC code and one answer of the plugin. */
public enum ErrorKind {
  /** The caller built a request the contract forbids. */
  INVALID_REQUEST,
  /** Well formed, but this server cannot do it. */
  UNSUPPORTED,
  /** The model is not installed, or was refused. */
  MODEL_UNAVAILABLE,
  /** The device or the machine is out of memory at this size. */
  OUT_OF_MEMORY,
  /** The server is leaving, or is another than before: reconnect and try once more. */
  SERVER_UNAVAILABLE,
  /** The queue is full: keep what you have and ask again a little later. */
  BUSY,
  /** The caller's deadline passed. */
  TIMED_OUT,
  /** The caller no longer wants the answer. */
  CANCELLED,
  /** Our fault. */
  INTERNAL
}
