/**
 * The contract's service over gRPC: who may call, where pixels lie, and how errors are told.
 * Regions belong to the connection that created them, streamed frames to the render they came for.
 * Only the server calls in here, and the command with its inquiry.
 */
package framewright.rpc;
