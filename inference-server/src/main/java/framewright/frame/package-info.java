/** What a frame is: its format, its identity and its pixels, always RGBA float, packed, top row first. */
package framewright.frame;
