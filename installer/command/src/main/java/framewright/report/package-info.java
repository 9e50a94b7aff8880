/**
 * What a command tells: lines and progress for people, JSON for other programs. Every command calls
 * this, and so do the benchmarks.
 */
package framewright.report;
