package framewright.command;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code framewright bench}, with picocli's annotations. Benchmarks are listed in
 * {@code META-INF/services}: the command does not know them.
 */
public interface Benchmark extends Callable<Integer> {}
