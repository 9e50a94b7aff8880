package framewright.server;

import framewright.engine.EngineOptions;
import java.util.List;

/** The first engine of a server that this process would start, for who looks at the same device. */
public final class ServerEngine {
  private ServerEngine() {}

  public static EngineOptions options() {
    Configuration configuration = Configuration.of(List.of(), System.getenv());
    return configuration.engine(configuration.devices().get(0));
  }
}
