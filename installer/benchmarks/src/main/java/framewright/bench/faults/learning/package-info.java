/**
 * What happens to a course while it is learned, and to others beside it: rows of {@code bench
 * faults}.
 */
package framewright.bench.faults.learning;
