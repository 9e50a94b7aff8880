/**
 * Renders on their way: the {@link framewright.rendering.Renderer} admits them and runs them on the
 * device's worker, one at a time; each is one {@link framewright.rendering.Ticket}, whose life is
 * drawn there. A ticket owns its place in the queue and gives its frames back when it has ended.
 * The rooms of gRPC and of the server call in here; no effect knows of it.
 */
package framewright.rendering;
