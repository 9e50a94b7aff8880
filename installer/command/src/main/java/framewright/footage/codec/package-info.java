/**
 * Files of stills and video, through FFmpeg, which stays in here. {@link
 * framewright.footage.Footage} calls this and nobody else. In this room: pixels between FFmpeg's
 * frames and our pictures, an opened encoder, an opened file. The rooms {@code still}, {@code
 * video} and {@code sound} build on it. What FFmpeg allocates is freed where it was asked for.
 */
package framewright.footage.codec;
