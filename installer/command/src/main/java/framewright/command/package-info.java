/** The {@code framewright} command: one class per subcommand, and the parts they share. */
package framewright.command;
