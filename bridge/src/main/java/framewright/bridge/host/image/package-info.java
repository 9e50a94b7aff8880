/**
 * Pictures: what their numbers mean, where their pixels lie. Their memory comes from one pool and
 * belongs to whoever is given an {@link framewright.bridge.host.image.Image}, who closes it.
 * Anybody may call, from any thread; the room knows nothing of plugins.
 */
package framewright.bridge.host.image;
