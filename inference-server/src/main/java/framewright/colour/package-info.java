/**
 * Encodings of colour: the curve and the primaries of each, with the constants their makers
 * publish, and the way from one to another. Knows no frame and no effect.
 */
package framewright.colour;
