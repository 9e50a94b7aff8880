package framewright.bridge.host;

import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Premultiplication;
import framewright.bridge.host.image.Region;

/**
 * What an instance works in.
 *
 * @param width of the full-size picture in pixels
 * @param firstFrame and lastFrame: the range of its clips, both included
 */
public record Project(
    int width,
    int height,
    Components components,
    Depth depth,
    Premultiplication premultiplication,
    double framesPerSecond,
    double firstFrame,
    double lastFrame,
    double pixelAspect) {

  /** RGBA, straight, 24 frames per second, frames 0 to 99, square pixels. */
  public static Project of(int width, int height, Depth depth) {
    return new Project(
        width, height, Components.RGBA, depth, Premultiplication.STRAIGHT, 24, 0, 99, 1);
  }

  public Project with(Components other) {
    return new Project(
        width,
        height,
        other,
        depth,
        premultiplication,
        framesPerSecond,
        firstFrame,
        lastFrame,
        pixelAspect);
  }

  public Project with(Premultiplication other) {
    return new Project(
        width,
        height,
        components,
        depth,
        other,
        framesPerSecond,
        firstFrame,
        lastFrame,
        pixelAspect);
  }

  public Project frames(double first, double last, double perSecond) {
    return new Project(
        width, height, components, depth, premultiplication, perSecond, first, last, pixelAspect);
  }

  Region extent() {
    return Region.ofSize(width * pixelAspect, height);
  }
}
