/**
 * What the server can do to a frame: effects, each its own slice, and what they share. A render's
 * frames belong to whoever ordered it; what is derived from them and may be wanted again belongs to
 * the {@link framewright.effect.TensorCache}. The rooms of gRPC and of the server call in here.
 */
package framewright.effect;
