/**
 * {@code framewright bench path}: what the way of a frame from the host to a model and back costs
 * beyond the copies that nobody can avoid. The round trip in the stream is measured in a process of
 * its own. Nobody calls this but the list of benchmarks.
 */
package framewright.bench.path;
