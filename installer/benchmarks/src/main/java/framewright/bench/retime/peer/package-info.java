/**
 * What Retime is measured against: OpenCV's flow with the usual syntheses, and FFmpeg's
 * interpolating filter. OpenCV's pictures are released where they were made; the benchmarks of
 * Retime and Style call this.
 */
package framewright.bench.retime.peer;
