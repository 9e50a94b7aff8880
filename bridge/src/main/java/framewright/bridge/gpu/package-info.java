/** Which GPUs this machine has, as NVIDIA's driver tells. */
package framewright.bridge.gpu;
