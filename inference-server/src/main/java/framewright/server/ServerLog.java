package framewright.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log: server.log and three older ones, 5 MB each at most. Set up by code: an XML file and its
 * reader would be a visible part of the start.
 */
final class ServerLog {
  private static final int OLDER_FILES = 3;
  private static final FileSize LARGEST = FileSize.valueOf("5MB");

  private ServerLog() {}

  static void open(Path folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    // They warn of options a Unix socket does not have, and of providers nobody asked for.
    context.getLogger("io.netty").setLevel(Level.ERROR);
    context.getLogger("ai.djl").setLevel(Level.ERROR);
    root.addAppender(rotatedFile(context, folder));
  }

  private static RollingFileAppender<ILoggingEvent> rotatedFile(
      LoggerContext context, Path folder) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setFile(folder.resolve("server.log").toString());
    file.setEncoder(lines(context));
    file.setTriggeringPolicy(bySize(context));
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setFileNamePattern(folder.resolve("server.%i.log").toString());
    rolling.setMaxIndex(OLDER_FILES);
    file.setRollingPolicy(rolling);
    rolling.start();
    file.start();
    return file;
  }

  private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
    SizeBasedTriggeringPolicy<ILoggingEvent> bySize = new SizeBasedTriggeringPolicy<>();
    bySize.setContext(context);
    bySize.setMaxFileSize(LARGEST);
    bySize.start();
    return bySize;
  }

  /** The time as the plugin's log writes it, so that both can be read side by side. */
  private static PatternLayoutEncoder lines(LoggerContext context) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\", UTC} %-5level %logger{0}: %msg%n");
    lines.start();
    return lines;
  }
}
