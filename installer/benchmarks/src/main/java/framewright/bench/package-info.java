/**
 * What benchmarks share: {@link framewright.bench.BenchTable} for people, {@link
 * framewright.bench.BenchReport} for programs, repeated measurements, pictures of any size. Effects
 * are rendered through the real bundle with {@link framewright.render.EffectSession}. Nobody but
 * the benchmarks calls this.
 */
package framewright.bench;
