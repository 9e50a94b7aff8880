/**
 * Sample clips, drawn by code: what the demo renders and what tests and benchmarks can rely on to
 * be the same everywhere.
 */
package framewright.sample;
