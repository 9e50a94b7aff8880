/**
 * Pictures of footage as Java draws them, and contact sheets of them for eyes. Demo and benchmarks
 * call this; it knows footage alone.
 */
package framewright.drawing;
