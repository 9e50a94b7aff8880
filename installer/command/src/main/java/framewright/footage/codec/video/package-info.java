/**
 * Video files. {@code VideoReader} and {@code VideoWriter} are the doors; {@code VideoFacts} says
 * what a file has beside pictures, {@code VideoFormat} and {@code VideoContainer} what one can
 * hold, {@code FrameScan} and {@code FrameClock} when each frame is shown.
 */
package framewright.footage.codec.video;
