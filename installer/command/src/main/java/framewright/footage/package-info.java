/**
 * Pictures in and out of files: still sequences and video. FFmpeg stays behind this package.
 *
 * <p>Start at {@link framewright.footage.Footage}. A {@link framewright.footage.Picture} is always
 * RGBA, top row first; only its depth follows the file, so that 8-bit, 16-bit, half and float files
 * go through without loss.
 */
package framewright.footage;
