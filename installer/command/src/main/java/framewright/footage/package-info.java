/**
 * Pictures in and out of files: still sequences and video. Everybody calls this; it knows nobody
 * but the package of its files' kinds.
 *
 * <p>Start at {@link framewright.footage.Footage}. A {@link framewright.footage.Picture} is always
 * RGBA, top row first; only its depth follows the file, so that 8-bit, 16-bit, half and float files
 * go through without loss. Its memory is Java's.
 */
package framewright.footage;
