/**
 * Native libraries where they lie: in the folder of an installation, nothing is unpacked at run
 * time.
 */
package framewright.bridge.library;
