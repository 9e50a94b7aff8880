/** Files of one picture each: how they are read, checked and written. */
package framewright.footage.codec.still;
