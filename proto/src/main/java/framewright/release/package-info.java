/**
 * Which release of Framewright this is: one number, from the build. Command and server ask here.
 */
package framewright.release;
