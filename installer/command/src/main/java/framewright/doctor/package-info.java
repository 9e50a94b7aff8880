/**
 * What {@code framewright doctor} looks at, and what it found. It uses the plugin, the libraries
 * and the server as an editor would, and changes nothing. Only the command calls this.
 */
package framewright.doctor;
