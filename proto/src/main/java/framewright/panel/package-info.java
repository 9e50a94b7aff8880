/**
 * The panels of the effects: messages generated from {@code panel.proto}, and what turns their
 * texts into bytes when this module is built. The server reads the bytes; nobody else calls this.
 */
package framewright.panel;
