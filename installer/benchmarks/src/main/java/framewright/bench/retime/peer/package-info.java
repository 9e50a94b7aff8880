/**
 * What Retime is measured against: OpenCV's flow with the usual syntheses, and FFmpeg's
 * interpolating filter.
 */
package framewright.bench.retime.peer;
