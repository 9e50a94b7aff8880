/**
 * What the way of a frame from the host to a model and back costs beyond the copies that nobody can
 * avoid.
 */
package framewright.bench.path;
