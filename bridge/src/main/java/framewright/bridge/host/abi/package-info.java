/**
 * OpenFX's C ABI as Java sees it: names, property sets, handles, function slots. Knows nothing of
 * what a host does. A plugin may keep what it is handed for as long as the table, or the texts'
 * {@link framewright.bridge.host.abi.CStrings}, that it came from; callers read {@link
 * framewright.bridge.host.abi.Status}, the rest is for the host's own rooms.
 */
package framewright.bridge.host.abi;
