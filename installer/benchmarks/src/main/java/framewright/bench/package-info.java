/**
 * Benchmarks: {@code framewright bench}. One class per benchmark, and the parts they share: {@link
 * framewright.bench.BenchTable} for people, {@link framewright.bench.BenchReport} for programs,
 * {@link framewright.drawing.ContactSheet} for eyes. Effects are rendered through the real bundle
 * with {@link framewright.render.EffectSession}.
 */
package framewright.bench;
