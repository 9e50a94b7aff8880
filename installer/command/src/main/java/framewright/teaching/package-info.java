/**
 * Teaches a network what was done by hand to some frames of a shot: finds the frames and their
 * examples, and says how it goes. The course itself is the server's {@code framewright.course}.
 */
package framewright.teaching;
