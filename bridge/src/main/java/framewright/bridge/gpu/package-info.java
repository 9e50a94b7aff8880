/**
 * Which GPUs this machine has, as NVIDIA's driver tells. Owns nothing and starts nothing on a GPU.
 * Anybody may call {@link framewright.bridge.gpu.Gpus}.
 */
package framewright.bridge.gpu;
