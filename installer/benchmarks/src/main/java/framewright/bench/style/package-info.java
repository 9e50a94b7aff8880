/**
 * {@code framewright bench style}: how still each look holds, and how strongly it paints. Looks are
 * rendered by the real plugin; the measures are defined in {@link
 * framewright.bench.style.Steadiness} and {@link framewright.bench.style.LookTrial}.
 */
package framewright.bench.style;
