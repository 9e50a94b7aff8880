/** Model packs, the graphs they hold, and the device they run on. The only package that knows DJL and ONNX Runtime. */
package framewright.engine;
