/** Wiring, configuration and life of the server process. */
package framewright.server;
