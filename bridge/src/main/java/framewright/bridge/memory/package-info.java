/**
 * Frame memory that two processes of the same user share: created by the server, opened by the
 * plugin.
 */
package framewright.bridge.memory;
