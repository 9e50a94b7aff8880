/**
 * Key: a screen taken out of a frame. {@link framewright.effect.keying.KeyEffect} has the steps in
 * their order; what a frame passes between them is a {@link
 * framewright.effect.keying.PlateAnalysis}, which owns plate, cells and lines until the render
 * ends, while keys belong to the {@link framewright.effect.TensorCache}. Only the registry of
 * effects calls in here.
 */
package framewright.effect.keying;
