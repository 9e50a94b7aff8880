package framewright.course;

import framewright.learn.Example;

/** A frame that was done by hand, ready to be learned from or to judge by. */
public record Shown(int frame, Example example) {}
