package framewright.colour;

import com.google.errorprone.annotations.Immutable;

/** How an encoding writes scene-linear light as code values. Both ways are inverse. */
@Immutable
interface Curve {
  double light(double code);

  double code(double light);
}
