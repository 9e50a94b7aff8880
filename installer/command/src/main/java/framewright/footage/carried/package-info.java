/**
 * What a clip has beside its pictures, and a render passes on: colour tags, the shape of a pixel,
 * the time of each frame, time code, sound. Readers say what there is, {@code render} decides what
 * goes on, writers write what their kind of file can hold.
 */
package framewright.footage.carried;
