/** What becomes of a key's edges: of their matte, of their colour, and of the light along them. */
package framewright.effect.keying.edges;
