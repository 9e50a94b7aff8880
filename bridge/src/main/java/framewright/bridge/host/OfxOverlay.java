package framewright.bridge.host;

import framewright.bridge.host.abi.EntryPoint;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.PluginCall;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamValue;
import framewright.bridge.host.suite.Drawing;
import framewright.bridge.host.suite.InteractHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a plugin draws into a viewer that shows one pixel of the picture as one of the screen, and
 * the pen there. Close it before its instance.
 */
public final class OfxOverlay implements AutoCloseable {

  private final OfxInstance instance;
  private final EntryPoint entry;
  private final PropertySet properties;
  private final long handle;

  private OfxOverlay(OfxInstance instance, EntryPoint entry) {
    this.instance = instance;
    this.entry = entry;
    this.properties =
        empty().put(Ofx.PIXEL_SCALE, 1.0, 1.0).putTexts(Ofx.FOLLOWED_PARAMS, List.of());
    InteractHandle side = () -> properties;
    this.handle = Handles.give(side);
    act(Ofx.ACTION_DESCRIBE);
    act(Ofx.ACTION_CREATE_INSTANCE);
  }

  /** Empty where the plugin draws nothing, or the host lets it draw nothing. */
  public static Optional<OfxOverlay> of(OfxInstance instance) {
    long address = (long) instance.properties().get(Ofx.OVERLAY, PropertySet.Kind.POINTER, 0);
    return address == 0
        ? Optional.empty()
        : Optional.of(new OfxOverlay(instance, EntryPoint.at(address)));
  }

  /** The parameters whose change it is drawn anew for. */
  public List<String> followed() {
    return properties.texts(Ofx.FOLLOWED_PARAMS);
  }

  public List<Drawing.Shape> draw(double time) {
    Drawing drawing = new Drawing();
    long context = Handles.give(drawing);
    try {
      act(Ofx.ACTION_DRAW, arguments(time).putPointer(Ofx.DRAW_CONTEXT, context));
    } finally {
      Handles.release(context);
    }
    return drawing.shapes();
  }

  /** Each of the three answers whether the plugin took it. */
  public boolean penDown(double x, double y, double time) {
    return pen(Ofx.ACTION_PEN_DOWN, x, y, time);
  }

  public boolean penMotion(double x, double y, double time) {
    return pen(Ofx.ACTION_PEN_MOTION, x, y, time);
  }

  public boolean penUp(double x, double y, double time) {
    return pen(Ofx.ACTION_PEN_UP, x, y, time);
  }

  /** What the plugin has written meanwhile, it is told as a change of its own. */
  private boolean pen(String action, double x, double y, double time) {
    Map<OfxParam, ParamValue> before = values(time);
    PropertySet in = arguments(time).put(Ofx.PEN_POSITION, x, y).put(Ofx.PEN_PRESSURE, 1.0);
    boolean taken = act(action, in) == Status.OK;
    before.forEach(
        (param, value) -> {
          if (!param.valueAt(time).equals(value)) {
            InstanceChange.byPlugin(instance, instance.habits())
                .tell(Ofx.TYPE_PARAMETER, param.name(), RenderRequest.at(time));
          }
        });
    return taken;
  }

  private Map<OfxParam, ParamValue> values(double time) {
    return instance.params().stream()
        .filter(param -> param.type().hasValue())
        .collect(Collectors.toMap(Function.identity(), param -> param.valueAt(time)));
  }

  private PropertySet arguments(double time) {
    return empty()
        .putPointer(Ofx.EFFECT_INSTANCE, instance.handle())
        .put(Ofx.TIME, time)
        .put(Ofx.RENDER_SCALE, 1.0, 1.0)
        .put(Ofx.PIXEL_SCALE, 1.0, 1.0);
  }

  private PropertySet empty() {
    return new PropertySet(instance.properties().strings());
  }

  private void act(String action) {
    call(() -> entry.call(action, handle));
  }

  private Status act(String action, PropertySet in) {
    return call(() -> entry.call(action, handle, in));
  }

  private Status call(Supplier<Status> action) {
    return new PluginCall(instance.report()).run(action);
  }

  @Override
  public void close() {
    act(Ofx.ACTION_DESTROY_INSTANCE);
    Handles.release(handle);
    properties.release();
  }
}
