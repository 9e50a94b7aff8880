/** The curves and primaries of the colour spaces that files have, and the way between them. */
package framewright.footage.colour;
