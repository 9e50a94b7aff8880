/**
 * Frame memory that two processes of the same user share: created by the server, opened by the
 * plugin. It belongs to its {@link framewright.bridge.memory.SharedRegion}, which whoever created
 * or opened it closes; work that may outlive that takes a hold. Anybody may call, from any thread.
 */
package framewright.bridge.memory;
