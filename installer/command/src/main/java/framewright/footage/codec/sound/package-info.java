/**
 * The sound of one file on its way into another: copied packet by packet where it can be, else made
 * anew. {@link framewright.footage.codec.sound.Sound} is the door; {@code codec.video} calls it.
 */
package framewright.footage.codec.sound;
