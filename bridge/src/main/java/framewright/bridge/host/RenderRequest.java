package framewright.bridge.host;

import framewright.bridge.host.image.Rect;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * One frame to render.
 *
 * @param scale pixels of this render per full-size pixel
 * @param window the pixels wanted, at that scale; empty for the whole picture
 * @param outputBounds the pixels of the output image; empty for the window's
 * @param topRowFirst whether the output's memory starts with the top row
 * @param rowPaddingBytes bytes between the output's rows
 * @param fill what every byte of the output holds before the render; empty to leave memory as it is
 * @param aborted asked whenever the plugin asks the host
 * @param progress told whenever the plugin tells the host, 0 to 1
 */
public record RenderRequest(
    double time,
    double scale,
    Optional<Rect> window,
    Optional<Rect> outputBounds,
    boolean topRowFirst,
    int rowPaddingBytes,
    OptionalInt fill,
    boolean interactive,
    BooleanSupplier aborted,
    DoubleConsumer progress) {

  public static RenderRequest at(double time) {
    return new RenderRequest(
        time,
        1,
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        OptionalInt.empty(),
        false,
        () -> false,
        done -> {});
  }

  public RenderRequest time(double other) {
    return new RenderRequest(
        other,
        scale,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        aborted,
        progress);
  }

  public RenderRequest scale(double other) {
    return new RenderRequest(
        time,
        other,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        aborted,
        progress);
  }

  public RenderRequest window(Rect other) {
    return new RenderRequest(
        time,
        scale,
        Optional.of(other),
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        aborted,
        progress);
  }

  public RenderRequest outputBounds(Rect other) {
    return new RenderRequest(
        time,
        scale,
        window,
        Optional.of(other),
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        aborted,
        progress);
  }

  public RenderRequest outputRows(boolean topFirst, int paddingBytes) {
    return new RenderRequest(
        time,
        scale,
        window,
        outputBounds,
        topFirst,
        paddingBytes,
        fill,
        interactive,
        aborted,
        progress);
  }

  public RenderRequest filledWith(int value) {
    return new RenderRequest(
        time,
        scale,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        OptionalInt.of(value),
        interactive,
        aborted,
        progress);
  }

  public RenderRequest interactive(boolean other) {
    return new RenderRequest(
        time,
        scale,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        other,
        aborted,
        progress);
  }

  public RenderRequest abortWhen(BooleanSupplier other) {
    return new RenderRequest(
        time,
        scale,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        other,
        progress);
  }

  public RenderRequest onProgress(DoubleConsumer other) {
    return new RenderRequest(
        time,
        scale,
        window,
        outputBounds,
        topRowFirst,
        rowPaddingBytes,
        fill,
        interactive,
        aborted,
        other);
  }
}
