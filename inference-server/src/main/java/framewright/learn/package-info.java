/**
 * Learns what was done by hand to some frames of a shot, and makes a model pack of it. Owns the
 * network's weights while it learns; the graphs that teach and apply it are written by the recipe
 * {@code training/learn}. Whoever starts learning calls in here; no effect does.
 */
package framewright.learn;
