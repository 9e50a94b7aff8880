/**
 * The keying benchmark: ours and the classical keyers on plates with exact truth, in one run.
 *
 * <p>Pictures here are planes of floats: colours display-encoded in 0..1 and straight, green and
 * blue exchanged for blue screens, so that every keyer sees a green one.
 */
package framewright.bench.key;
