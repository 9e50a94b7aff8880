package framewright.server;

import framewright.engine.EngineOptions;
import java.util.List;

/** The engine of a server that this process would start, for who looks at the same devices. */
public final class ServerEngine {
  private ServerEngine() {}

  public static EngineOptions options() {
    return Configuration.of(List.of(), System.getenv()).engine();
  }
}
