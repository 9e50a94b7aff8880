package framewright.bridge.host.parameter;

import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Shim;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.DescriptionHandle;
import framewright.bridge.host.call.EffectHandle;
import framewright.bridge.host.call.PluginRequest;
import java.util.List;

/**
 * Lets plugins define, find and animate parameters; reading and writing values is in {@link
 * ParameterAccess}.
 */
public final class ParameterSuite {

  private static final double SAME_TIME = 1e-6;

  private ParameterSuite() {}

  public static SuiteTable table(Shim shim) {
    return new SuiteTable()
        .add((Slots.HPPP) ParameterSuite::define)
        .add((Slots.HPPP) ParameterSuite::find)
        .add((Slots.HP) ParameterSuite::setProperties)
        .add((Slots.HP) ParameterSuite::properties)
        .add(
            shim.function("ofxhost_param_get_value"),
            shim.function("ofxhost_param_get_value_at_time"))
        .add(
            shim.function("ofxhost_param_get_derivative"),
            shim.function("ofxhost_param_get_integral"))
        .add(
            shim.function("ofxhost_param_set_value"),
            shim.function("ofxhost_param_set_value_at_time"))
        .add((Slots.HP) ParameterSuite::keyCount)
        .add((Slots.HIP) ParameterSuite::keyTime)
        .add((Slots.HDIP) ParameterSuite::keyIndex)
        .add((Slots.HD) ParameterSuite::deleteKey)
        .add((Slots.H) param -> PluginRequest.answer(() -> get(param).curve().deleteAllKeys()))
        .add((Slots.HHDP) ParameterSuite::copy)
        .add((Slots.HP) (effect, name) -> Status.OK.code())
        .add((Slots.H) effect -> Status.OK.code());
  }

  private static OfxParam get(long param) {
    return Handles.get(param, OfxParam.class);
  }

  private static int define(long effect, Pointer type, Pointer name, Pointer target) {
    return PluginRequest.answer(
        () -> {
          DescriptionHandle description = Handles.get(effect, DescriptionHandle.class);
          PropertySet properties =
              description.defineParam(CStrings.decode(type), CStrings.decode(name));
          Handles.store(target, properties.handle());
        });
  }

  private static int find(long effect, Pointer name, Pointer target, Pointer properties) {
    return PluginRequest.answer(
        () -> {
          OfxParam param =
              Handles.get(effect, ParamSetHandle.class).findParam(CStrings.decode(name));
          Handles.store(target, param.handle());
          Handles.store(properties, param.properties().handle());
        });
  }

  private static int setProperties(long effect, Pointer target) {
    return PluginRequest.answer(
        () -> target.setLong(0, Handles.get(effect, EffectHandle.class).properties().handle()));
  }

  private static int properties(long param, Pointer target) {
    return PluginRequest.answer(() -> target.setLong(0, get(param).properties().handle()));
  }

  private static int keyCount(long param, Pointer target) {
    return PluginRequest.answer(() -> target.setInt(0, get(param).curve().keyTimes().size()));
  }

  private static int keyTime(long param, int index, Pointer target) {
    return PluginRequest.answer(
        () -> {
          List<Double> times = get(param).curve().keyTimes();
          if (index < 0 || index >= times.size()) {
            throw new OfxException(Status.BAD_INDEX, "no key " + index);
          }
          target.setDouble(0, times.get(index));
        });
  }

  private static int keyIndex(long param, double time, int direction, Pointer target) {
    return PluginRequest.answer(
        () -> {
          int index = keyIndex(get(param).curve().keyTimes(), time, direction);
          target.setInt(0, index);
          if (index < 0) {
            throw new OfxException(Status.FAILED, "no key there");
          }
        });
  }

  private static int keyIndex(List<Double> times, double time, int direction) {
    int found = -1;
    for (int i = 0; i < times.size(); i++) {
      double distance = times.get(i) - time;
      if ((direction == 0 && Math.abs(distance) < SAME_TIME)
          || (direction > 0 && distance > SAME_TIME)) {
        return i;
      }
      if (direction < 0 && distance < -SAME_TIME) {
        found = i;
      }
    }
    return found;
  }

  private static int deleteKey(long param, double time) {
    return PluginRequest.answer(
        () -> {
          if (!get(param).curve().deleteKey(time)) {
            throw new OfxException(Status.BAD_INDEX, "no key at " + time);
          }
        });
  }

  private static int copy(long to, long from, double offset, Pointer range) {
    return PluginRequest.answer(
        () -> {
          OfxParam target = get(to);
          OfxParam source = get(from);
          if (target.type() != source.type()) {
            throw new OfxException(
                Status.BAD_VALUE, target.name() + " and " + source.name() + " differ in type");
          }
          target.owner().checkWritable();
          target.curve().copyFrom(source.curve(), offset);
        });
  }
}
