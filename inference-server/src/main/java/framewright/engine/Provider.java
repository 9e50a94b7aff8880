package framewright.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** A device and the way to put a session on it. */
record Provider(Device device, Attachment attachment) {
  /** Adds the provider to a session's options; throws where this build or machine has none. */
  interface Attachment {
    void attach(OrtSession.SessionOptions options) throws OrtException;
  }
}
