/**
 * Retime: the source at any time, repaired, or as a longer shutter would have seen it. Motion is
 * found by {@code framewright.motion}; what is drawn between two frames is written into the
 * render's output, and scratch tensors end with the render. Only the registry of effects calls in
 * here.
 */
package framewright.effect.retime;
