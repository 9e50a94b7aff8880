/**
 * What the rooms of motion stand on: OpenCV's view of our memory, places of pixels and pictures
 * looked up at them, strips of rows shared out to the processor's cores. Knows nothing of motion's
 * meaning; a Mat belongs to the scope of whoever asked for it.
 */
package framewright.motion.plane;
