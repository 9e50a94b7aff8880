/**
 * A headless OpenFX host: loads any bundle, describes its plugins, makes instances and renders with
 * them. This is its door: callers start at {@link framewright.bridge.host.OfxBundle} and close what
 * they were given, bundle, instance and outcome; the host owns all else that a plugin sees.
 */
package framewright.bridge.host;
