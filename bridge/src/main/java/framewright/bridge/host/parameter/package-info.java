/**
 * Parameters: their types and properties, their values over time, and the suite and the shim's
 * functions by which plugins reach them. A parameter owns the handle that plugins know it by, until
 * its instance is closed; the texts that they read are the instance's. Callers read and set {@link
 * framewright.bridge.host.parameter.OfxParam}; the rest is for the host's own rooms.
 */
package framewright.bridge.host.parameter;
