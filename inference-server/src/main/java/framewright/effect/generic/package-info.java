/**
 * Model: any ONNX file that takes pictures and gives one, without code of its own. Only the
 * registry of effects calls in here; the tensors belong to the render.
 */
package framewright.effect.generic;
