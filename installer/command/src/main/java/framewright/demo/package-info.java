/**
 * The first thing to run: four effects on sample clips, through the real plugin and server, as
 * pictures to look at. Only the command calls this.
 */
package framewright.demo;
