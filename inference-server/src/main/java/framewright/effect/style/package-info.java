/**
 * Style: looks that hold still, and a look of one's own from a reference picture. A painting
 * belongs to the {@link framewright.effect.TensorCache}, everything else to one render. Only the
 * registry of effects calls in here.
 */
package framewright.effect.style;
