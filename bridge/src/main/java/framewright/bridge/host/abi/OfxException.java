package framewright.bridge.host.abi;

/** A call that ended with a status other than OK; on its way to C it becomes that status. */
public final class OfxException extends RuntimeException {

  private final Status status;

  public OfxException(Status status, String message) {
    super(message);
    this.status = status;
  }

  public Status status() {
    return status;
  }
}
