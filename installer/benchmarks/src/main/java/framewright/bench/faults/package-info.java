/**
 * What {@code framewright bench faults} does to the real plugin and the real server: kills, hangs,
 * floods, aborts, and what must be the same whatever happens. Each fault is a class and runs in a
 * process of its own with a server of its own, so that a host that dies is a figure and nobody's
 * server is touched. {@link framewright.bench.faults.Faults} lists them; nobody else calls them.
 */
package framewright.bench.faults;
