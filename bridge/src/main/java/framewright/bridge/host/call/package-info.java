/**
 * Calls into a plugin and its requests back: whom a call is for, what was said in it and what went
 * wrong. Owns no memory. Callers read {@link framewright.bridge.host.call.Message}; the rest is for
 * the host's own rooms.
 */
package framewright.bridge.host.call;
