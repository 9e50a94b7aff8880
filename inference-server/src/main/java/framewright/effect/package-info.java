/** What the server can do to a frame: effects, each its own slice, and what they share. */
package framewright.effect;
