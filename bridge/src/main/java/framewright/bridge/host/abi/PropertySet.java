package framewright.bridge.host.abi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named, typed lists of values: how host and plugin tell each other things. Reading what is not
 * there, by the wrong kind or beyond the end is an {@link OfxException} with the status that OpenFX
 * names for it. Safe for several threads.
 */
public class PropertySet {

  /** The four kinds of value. Pointers are addresses. */
  public enum Kind {
    INT(Integer.class),
    DOUBLE(Double.class),
    STRING(String.class),
    POINTER(Long.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    static Kind of(Object value) {
      return Arrays.stream(values())
          .filter(kind -> kind.type.isInstance(value))
          .findFirst()
          .orElseThrow();
    }
  }

  private record Property(Kind kind, List<Object> values, List<Object> defaults) {
    Property copy() {
      return new Property(kind, new ArrayList<>(values), defaults);
    }
  }

  private final Map<String, Property> properties = new HashMap<>();
  private final CStrings strings;
  private long handle;
  private boolean complete;

  /** {@code strings} keeps the texts that plugins read out of this set. */
  public PropertySet(CStrings strings) {
    this.strings = strings;
  }

  public CStrings strings() {
    return strings;
  }

  /** The handle that plugins know this set by, until {@link #release()}. */
  public synchronized long handle() {
    if (handle == 0) {
      handle = Handles.give(this);
    }
    return handle;
  }

  public synchronized void release() {
    Handles.release(handle);
    handle = 0;
  }

  public final synchronized PropertySet copy(CStrings copyStrings) {
    PropertySet copy = new PropertySet(copyStrings);
    properties.forEach((name, property) -> copy.properties.put(name, property.copy()));
    copy.complete = complete;
    return copy;
  }

  public PropertySet put(String name, int... values) {
    return define(name, Kind.INT, Arrays.stream(values).boxed().toList());
  }

  public PropertySet put(String name, boolean value) {
    return put(name, value ? 1 : 0);
  }

  public PropertySet put(String name, double... values) {
    return define(name, Kind.DOUBLE, Arrays.stream(values).boxed().toList());
  }

  public PropertySet put(String name, String... values) {
    return define(name, Kind.STRING, List.of(values));
  }

  public PropertySet putTexts(String name, List<String> values) {
    return define(name, Kind.STRING, values);
  }

  public PropertySet putPointer(String name, long value) {
    return define(name, Kind.POINTER, List.of(value));
  }

  private synchronized PropertySet define(String name, Kind kind, List<?> values) {
    properties.put(name, new Property(kind, new ArrayList<>(values), List.copyOf(values)));
    return this;
  }

  /** From now on plugins may only set what the set has. */
  public synchronized PropertySet complete() {
    complete = true;
    return this;
  }

  /** Whether a plugin may set this property here. */
  public synchronized boolean takes(String name) {
    return !complete || properties.containsKey(name);
  }

  public synchronized PropertySet remove(String name) {
    properties.remove(name);
    return this;
  }

  public synchronized boolean has(String name) {
    Property property = properties.get(name);
    return property != null && !property.values.isEmpty();
  }

  public int integer(String name, int index) {
    return (Integer) get(name, Kind.INT, index);
  }

  public boolean flag(String name) {
    return has(name) && integer(name, 0) != 0;
  }

  public double number(String name, int index) {
    return (Double) get(name, Kind.DOUBLE, index);
  }

  public String text(String name) {
    return has(name) ? (String) get(name, Kind.STRING, 0) : "";
  }

  public synchronized List<String> texts(String name) {
    return values(name, Kind.STRING).stream().map(String.class::cast).toList();
  }

  public synchronized double[] numbers(String name) {
    return values(name, Kind.DOUBLE).stream().mapToDouble(Double.class::cast).toArray();
  }

  /**
   * Every value as a number, whether the property holds ints or doubles; empty when there is no
   * such property.
   */
  public synchronized double[] anyNumbers(String name) {
    Property property = properties.get(name);
    List<Object> values = property == null ? Collections.emptyList() : property.values;
    return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  private List<Object> values(String name, Kind kind) {
    Property property = properties.get(name);
    return property == null || property.kind != kind
        ? Collections.emptyList()
        : List.copyOf(property.values);
  }

  public synchronized Object get(String name, Kind kind, int index) {
    Property property = find(name);
    if (property.kind != kind) {
      throw new OfxException(
          Status.BAD_VALUE, "%s is of kind %s, not %s".formatted(name, property.kind, kind));
    }
    if (index < 0 || index >= property.values.size()) {
      throw new OfxException(Status.BAD_INDEX, "%s has no value %d".formatted(name, index));
    }
    return property.values.get(index);
  }

  /**
   * Sets or appends one value, as a plugin may. A property that the set does not have yet takes the
   * value's kind.
   */
  public synchronized void set(String name, int index, Object value) {
    Kind kind = Kind.of(value);
    Property property =
        properties.computeIfAbsent(
            name, absent -> new Property(kind, new ArrayList<>(), List.of()));
    if (property.kind != kind) {
      throw new OfxException(
          Status.BAD_VALUE, "%s is of kind %s, not %s".formatted(name, property.kind, kind));
    }
    if (index < 0 || index > property.values.size()) {
      throw new OfxException(Status.BAD_INDEX, "%s has no value %d".formatted(name, index));
    }
    if (index == property.values.size()) {
      property.values.add(value);
    } else {
      property.values.set(index, value);
    }
  }

  public synchronized void reset(String name) {
    Property property = find(name);
    property.values.clear();
    property.values.addAll(property.defaults);
  }

  public synchronized int dimension(String name) {
    return find(name).values.size();
  }

  private Property find(String name) {
    Property property = properties.get(name);
    if (property == null) {
      throw new OfxException(Status.UNKNOWN, "there is no property " + name);
    }
    return property;
  }
}
