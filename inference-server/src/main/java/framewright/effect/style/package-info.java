/** Style: looks that hold still, and a look of one's own from a reference picture. */
package framewright.effect.style;
