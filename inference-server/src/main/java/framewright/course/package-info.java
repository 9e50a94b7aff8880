/**
 * The courses of a server: what the effect Learn was shown is kept on disk, and learned from beside
 * the frames that are rendered, one course at a time. Owns the folder of the courses, and the packs
 * that they write. The effect brings examples and asks how far it is; the room of gRPC gives
 * orders. What learning is, {@link framewright.learn} knows.
 */
package framewright.course;
