/** The nine kinds of error. Every failure that leaves a room is a {@link framewright.error.FramewrightException}. */
package framewright.error;
