/**
 * {@code framewright bench learn}: how near a network that learned from a few frames comes to what
 * would have been done by hand to the others, whose truth is known because code did it. Shots are
 * made here; what learns is the server's {@code framewright.learn}.
 */
package framewright.bench.learn;
