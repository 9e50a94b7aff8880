/**
 * The nine kinds of error. Every failure that leaves a room is a {@link
 * framewright.error.FramewrightException}; any room may throw one.
 */
package framewright.error;
