/**
 * Motion between two frames and the frame between them, on the processor. OpenCV's wall: dense inverse search, remapping and
 * per-pixel arithmetic are OpenCV's, and nothing outside this package sees a Mat.
 *
 * <p>OpenCV is held to one thread per call, because its dense inverse search gives other numbers for other thread counts;
 * {@link framewright.effect.retime.flow.Workers} runs whole matches and horizontal strips side by side instead.
 */
package framewright.effect.retime.flow;
