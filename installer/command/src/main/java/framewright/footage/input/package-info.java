/**
 * What a person may name instead of files: a folder with a sequence in it, a clip of a timeline.
 * {@link framewright.footage.Footage} is the only caller.
 */
package framewright.footage.input;
