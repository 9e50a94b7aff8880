/**
 * Files of stills and video, through FFmpeg, which stays in here. {@link
 * framewright.footage.Footage} calls this and nobody else. What FFmpeg allocates is freed where it
 * was asked for.
 */
package framewright.footage.codec;
