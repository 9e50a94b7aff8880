/**
 * OpenFX's C ABI as Java sees it: names, property sets, handles, function slots. Knows nothing of
 * what a host does.
 */
package framewright.bridge.host.abi;
