package framewright.bridge.host.parameter;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Shim;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.PluginRequest;
import java.util.List;

/**
 * Parameter values for the C shim, which knows their C types from the shape that each answer
 * carries.
 */
public final class ParameterAccess {

  private static final int AT_TIME = 1;
  private static final int DERIVATIVE = 2;
  private static final int INTEGRAL = 3;

  private ParameterAccess() {}

  /** All that the shim calls: ours, and the message functions that it is variadic for, too. */
  public static Shim.Calls calls(Slots.HPPP message, Slots.HPPP persistentMessage) {
    return new Shim.Calls(
        ParameterAccess::read,
        ParameterAccess::shape,
        ParameterAccess::write,
        message,
        persistentMessage);
  }

  private static int read(
      long handle, int what, double from, double to, Pointer numbers, Pointer text) {
    return shapeOrStatus(
        handle,
        param -> {
          ParamValue value = value(param, what, from, to);
          for (int i = 0; i < value.numbers().size(); i++) {
            numbers.setDouble((long) i * Double.BYTES, value.numbers().get(i));
          }
          text.setPointer(0, param.properties().strings().of(value.text()));
        });
  }

  private static ParamValue value(OfxParam param, int what, double from, double to) {
    return switch (what) {
      case AT_TIME -> rounded(param, param.valueAt(from));
      case DERIVATIVE -> new ParamValue(onlyDoubles(param).curve().derivativeAt(from), "");
      case INTEGRAL -> new ParamValue(onlyDoubles(param).curve().integral(from, to), "");
      default -> rounded(param, param.valueAt(param.owner().currentTime()));
    };
  }

  private static OfxParam onlyDoubles(OfxParam param) {
    if (param.type().holds() != ParamType.Holds.DOUBLES) {
      throw new OfxException(Status.UNSUPPORTED, param.name() + " has no derivative");
    }
    return param;
  }

  private static ParamValue rounded(OfxParam param, ParamValue value) {
    if (param.type().holds() != ParamType.Holds.INTS) {
      return value;
    }
    List<Double> whole = value.numbers().stream().map(Math::rint).toList();
    return new ParamValue(whole, "");
  }

  private static int shape(long handle) {
    return shapeOrStatus(handle, param -> {});
  }

  private interface Use {
    void of(OfxParam param);
  }

  private static int shapeOrStatus(long handle, Use use) {
    int[] shape = new int[1];
    int status =
        PluginRequest.answer(
            () -> {
              OfxParam param = Handles.get(handle, OfxParam.class);
              if (!param.type().hasValue()) {
                throw new OfxException(Status.BAD_HANDLE, param.name() + " holds no value");
              }
              use.of(param);
              shape[0] = param.type().shape();
            });
    return status == Status.OK.code() ? shape[0] : -status;
  }

  private static int write(long handle, int atTime, double time, Pointer numbers, Pointer text) {
    return PluginRequest.answer(
        () -> {
          OfxParam param = Handles.get(handle, OfxParam.class);
          param.owner().checkWritable();
          ParamValue value = value(param.type(), numbers, text);
          if (atTime == 0) {
            param.curve().setConstant(value);
          } else {
            param.curve().setKey(time, value);
          }
        });
  }

  private static ParamValue value(ParamType type, Pointer numbers, Pointer text) {
    return type.holds() == ParamType.Holds.TEXT
        ? ParamValue.of(CStrings.decode(text))
        : ParamValue.of(numbers.getDoubleArray(0, type.count()));
  }
}
