/**
 * Native libraries where they lie: in the folder of an installation, nothing is unpacked at run
 * time. A loaded library stays as long as the process. Anybody may call, before the first class
 * that needs the library.
 */
package framewright.bridge.library;
