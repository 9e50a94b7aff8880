/**
 * Model: any ONNX file that takes pictures and gives one, without code of its own. Only the registry of effects calls in here; the
 * tensors are the job's.
 */
package framewright.effect.generic;
