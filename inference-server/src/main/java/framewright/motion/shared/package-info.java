/**
 * The few motions that large parts of a picture share, and which part has which, so that what
 * repeats is not taken for its neighbour. The search for a pair's motion calls it; a Mat belongs to
 * the scope of whoever asked for it.
 */
package framewright.motion.shared;
