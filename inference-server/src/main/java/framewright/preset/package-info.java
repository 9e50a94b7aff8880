/**
 * Presets: an effect's controls under a name, as small files that artists keep and pass on. Those
 * that ship, those of a studio, and the user's own.
 */
package framewright.preset;
