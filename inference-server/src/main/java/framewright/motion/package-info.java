/**
 * Flow between two frames and what is made of it, on the processor: the frame between, a path along
 * which pictures are carried, the difference that tells a cut. Effects call it, on any thread;
 * tensors that it finds belong to the caller. OpenCV's wall: nothing outside sees a Mat, and it is
 * held to one thread per call, because its dense inverse search gives other numbers for other
 * thread counts.
 */
package framewright.motion;
