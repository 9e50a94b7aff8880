package framewright.bridge.host.call;

/** Something the plugin told the user. */
public record Message(Type type, String id, String text, boolean persistent) {

  /** How it was meant. */
  public enum Type {
    FATAL,
    ERROR,
    WARNING,
    MESSAGE,
    QUESTION,
    LOG;

    public static Type of(String ofxName) {
      return switch (ofxName) {
        case "OfxMessageFatal" -> FATAL;
        case "OfxMessageError" -> ERROR;
        case "OfxMessageWarning" -> WARNING;
        case "OfxMessageQuestion" -> QUESTION;
        case "OfxMessageLog" -> LOG;
        default -> MESSAGE;
      };
    }
  }
}
