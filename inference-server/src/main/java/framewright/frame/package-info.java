/**
 * What a frame is: its format, its identity and its pixels, always RGBA float, packed, top row
 * first. Pooled memory belongs to whoever took it until it is given back. Every room may call in
 * here.
 */
package framewright.frame;
