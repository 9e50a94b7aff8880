/**
 * What a host claims to be and lacks, and the hosts that people have. Plain values without native
 * memory: whoever loads a bundle chooses one, and all rooms of the host ask it.
 */
package framewright.bridge.host.habit;
