/**
 * Teaches a network what was done by hand to some frames of a shot: finds the frames and their
 * examples, learns for so long, and says how well it went. The learning itself is the server's
 * {@code framewright.learn}.
 */
package framewright.teaching;
