/**
 * An installation's place in a system: the bundle where hosts look, the command where shells look,
 * the folders of a user, and the servers that run from it. Touches nothing that is not
 * Framewright's, but for what hosts remember about older bundles. Commands and the doctor call
 * this.
 */
package framewright.install;
