/**
 * The table of functions that a host is to a plugin: every suite but that of the parameters, and
 * the host's properties. What a plugin means by a handle are the interfaces here, which the host
 * implements. Tables live as long as the process; only a bundle that is loaded asks for them.
 */
package framewright.bridge.host.suite;
