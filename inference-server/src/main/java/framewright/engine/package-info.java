/**
 * The device that models run on and the graphs loaded on it; the only room that knows DJL and ONNX
 * Runtime. The engine owns graphs and the threads of pieces until they are closed, whoever
 * allocates a tensor owns that. Effects run graphs through what they are given, motion its own
 * pieces beside each other.
 */
package framewright.engine;
