/**
 * How good and how fast Retime is: on triplets with a true middle frame, on clips at eight times,
 * on cuts, writing and sizes, beside what others do on the same pictures in the same run.
 * Everything of ours is rendered through the real plugin and server.
 */
package framewright.bench.retime;
