/**
 * Renders clips through an OpenFX plugin without an editor: the headless host of the bridge with
 * files on both ends. The command, the demo, the benchmarks and the end-to-end tests all render
 * through {@link framewright.render.Rendering}.
 */
package framewright.render;
