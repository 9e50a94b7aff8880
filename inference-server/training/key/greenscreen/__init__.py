"""A procedural green and blue screen stage with exact ground truth: foregrounds, screens and a camera."""
