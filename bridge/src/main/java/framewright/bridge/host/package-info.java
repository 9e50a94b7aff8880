/**
 * A headless OpenFX host: loads any bundle, describes its plugins, makes instances and renders with
 * them.
 */
package framewright.bridge.host;
