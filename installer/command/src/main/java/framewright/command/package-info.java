/**
 * The {@code framewright} command: one class per subcommand, which reads the options and leaves the
 * work to the other packages. Only the scripts of an installation and tests call this; a benchmark
 * is a {@link framewright.command.Benchmark}.
 */
package framewright.command;
