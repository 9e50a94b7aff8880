/**
 * Learn: shows what was learned from frames that were done by hand, and brings such frames to the
 * courses of the server. What is learned is a pack of the effect Model. Only the registry of
 * effects calls in here; the tensors belong to the render.
 */
package framewright.effect.learning;
