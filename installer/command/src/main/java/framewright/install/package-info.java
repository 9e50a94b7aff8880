/**
 * An installation's place in a system: the bundle where hosts look, the command where shells look,
 * and the servers that run from it. Touches nothing that is not Framewright's, but for what hosts
 * remember about older bundles.
 */
package framewright.install;
