package framewright.bridge.host.suite;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.PropertySet.Kind;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;
import framewright.bridge.host.habit.HostHabits;

/** Lets plugins read and write property sets. */
final class PropertySuite {

  /** How values of a kind lie in C arrays. */
  private enum Layout {
    POINTER(Kind.POINTER, Native.POINTER_SIZE),
    STRING(Kind.STRING, Native.POINTER_SIZE),
    DOUBLE(Kind.DOUBLE, Double.BYTES),
    INT(Kind.INT, Integer.BYTES);

    final Kind kind;
    final int bytes;

    Layout(Kind kind, int bytes) {
      this.kind = kind;
      this.bytes = bytes;
    }

    Object read(Pointer array, int index) {
      long offset = (long) index * bytes;
      return switch (this) {
        case POINTER -> array.getLong(offset);
        case STRING -> CStrings.decode(array.getPointer(offset));
        case DOUBLE -> array.getDouble(offset);
        case INT -> array.getInt(offset);
      };
    }

    void write(Pointer array, int index, Object value, CStrings strings) {
      long offset = (long) index * bytes;
      switch (this) {
        case POINTER -> array.setLong(offset, (Long) value);
        case STRING -> array.setPointer(offset, strings.of((String) value));
        case DOUBLE -> array.setDouble(offset, (Double) value);
        case INT -> array.setInt(offset, (Integer) value);
      }
    }
  }

  private final HostHabits habits;

  private PropertySuite(HostHabits habits) {
    this.habits = habits;
  }

  static Pointer table(HostHabits habits) {
    PropertySuite suite = new PropertySuite(habits);
    return new SuiteTable()
        .add((Slots.HPIH) suite::setPointer)
        .add((Slots.HPIP) suite::setString)
        .add((Slots.HPID) suite::setDouble)
        .add((Slots.HPII) suite::setInt)
        .add(suite.setN(Layout.POINTER), suite.setN(Layout.STRING))
        .add(suite.setN(Layout.DOUBLE), suite.setN(Layout.INT))
        .add(suite.get(Layout.POINTER), suite.get(Layout.STRING))
        .add(suite.get(Layout.DOUBLE), suite.get(Layout.INT))
        .add(suite.getN(Layout.POINTER), suite.getN(Layout.STRING))
        .add(suite.getN(Layout.DOUBLE), suite.getN(Layout.INT))
        .add((Slots.HP) suite::reset)
        .add((Slots.HPP) suite::dimension)
        .build();
  }

  private int setPointer(long set, Pointer name, int index, long value) {
    return PluginRequest.answer(() -> store(set, name, index, value));
  }

  private int setString(long set, Pointer name, int index, Pointer value) {
    return PluginRequest.answer(() -> store(set, name, index, CStrings.decode(value)));
  }

  private int setDouble(long set, Pointer name, int index, double value) {
    return PluginRequest.answer(() -> store(set, name, index, value));
  }

  private int setInt(long set, Pointer name, int index, int value) {
    return PluginRequest.answer(() -> store(set, name, index, value));
  }

  private Slots.HPIP setN(Layout layout) {
    return (set, name, count, values) ->
        PluginRequest.answer(
            () -> {
              for (int i = 0; i < count; i++) {
                store(set, name, i, layout.read(values, i));
              }
            });
  }

  private Slots.HPIP get(Layout layout) {
    return (set, name, index, target) ->
        PluginRequest.answer(() -> load(layout, set, name, index, target, 0));
  }

  private Slots.HPIP getN(Layout layout) {
    return (set, name, count, target) ->
        PluginRequest.answer(
            () -> {
              for (int i = 0; i < count; i++) {
                load(layout, set, name, i, target, i);
              }
            });
  }

  private int reset(long set, Pointer name) {
    return PluginRequest.answer(() -> find(set).reset(known(name)));
  }

  private int dimension(long set, Pointer name, Pointer count) {
    return PluginRequest.answer(() -> count.setInt(0, find(set).dimension(known(name))));
  }

  private void store(long set, Pointer name, int index, Object value) {
    PropertySet properties = find(set);
    String property = known(name);
    if (!properties.takes(property)) {
      throw PluginRequest.refused(
          Status.UNKNOWN,
          "%s is no property of %s".formatted(property, properties.text(Ofx.PARAM_TYPE)));
    }
    properties.set(property, index, value);
  }

  private void load(Layout layout, long set, Pointer name, int index, Pointer target, int slot) {
    PropertySet properties = find(set);
    layout.write(
        target, slot, properties.get(known(name), layout.kind, index), properties.strings());
  }

  private static PropertySet find(long set) {
    return Handles.get(set, PropertySet.class);
  }

  private String known(Pointer name) {
    String property = CStrings.decode(name);
    if (habits.lacksProperty(property)) {
      throw new OfxException(Status.UNKNOWN, "this host has no property " + property);
    }
    return property;
  }
}
