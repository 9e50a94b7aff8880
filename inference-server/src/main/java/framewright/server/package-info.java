/**
 * The server process: configuration, lock and endpoint, log, start and end. It owns everything that
 * lives as long as it. Nobody calls it.
 */
package framewright.server;
