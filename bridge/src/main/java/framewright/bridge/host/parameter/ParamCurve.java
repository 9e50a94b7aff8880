package framewright.bridge.host.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value over time: one value, or keyframes with straight lines (or steps) between them. Safe for
 * several threads.
 */
final class ParamCurve {

  private final boolean interpolates;
  private final TreeMap<Double, ParamValue> keys = new TreeMap<>();
  private ParamValue constant;
  private boolean proposed;

  ParamCurve(ParamValue constant, boolean interpolates) {
    this.constant = constant;
    this.interpolates = interpolates;
  }

  synchronized void setConstant(ParamValue value) {
    keys.clear();
    constant = value;
  }

  /** Keys that are there until somebody sets one. */
  synchronized void propose(Map<Double, ParamValue> proposal) {
    keys.putAll(proposal);
    proposed = true;
  }

  synchronized void setKey(double time, ParamValue value) {
    if (proposed) {
      keys.clear();
      proposed = false;
    }
    keys.put(time, value);
  }

  synchronized boolean deleteKey(double time) {
    return keys.remove(time) != null;
  }

  /** The value that stays is the one of the first key. */
  synchronized void deleteAllKeys() {
    if (!keys.isEmpty()) {
      setConstant(keys.firstEntry().getValue());
    }
  }

  synchronized List<Double> keyTimes() {
    return List.copyOf(keys.keySet());
  }

  synchronized void copyFrom(ParamCurve other, double offset) {
    keys.clear();
    constant = other.constant;
    other.keys.forEach((time, value) -> keys.put(time + offset, value));
  }

  synchronized ParamValue at(double time) {
    Map.Entry<Double, ParamValue> before = keys.floorEntry(time);
    Map.Entry<Double, ParamValue> after = keys.ceilingEntry(time);
    if (before == null) {
      return after == null ? constant : after.getValue();
    }
    if (after == null || !interpolates || after.getKey().equals(before.getKey())) {
      return before.getValue();
    }
    double amount = (time - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue().towards(after.getValue(), amount);
  }

  synchronized List<Double> derivativeAt(double time) {
    double reach = 1e-3;
    return scaled(difference(at(time - reach), at(time + reach)), 1 / (2 * reach));
  }

  /** Exact: the curve is made of straight lines. */
  synchronized List<Double> integral(double from, double to) {
    NavigableSet<Double> times = new TreeSet<>(keys.keySet());
    times.add(from);
    times.add(to);
    List<Double> sum = scaled(at(from).numbers(), 0);
    Double last = null;
    for (double time : times.subSet(from, true, to, true)) {
      if (last != null) {
        ParamValue middle = at(last).towards(at(time), 0.5);
        sum = added(sum, scaled(middle.numbers(), time - last));
      }
      last = time;
    }
    return sum;
  }

  private static List<Double> difference(ParamValue from, ParamValue to) {
    return added(to.numbers(), scaled(from.numbers(), -1));
  }

  private static List<Double> scaled(List<Double> numbers, double factor) {
    return numbers.stream().map(number -> number * factor).toList();
  }

  private static List<Double> added(List<Double> first, List<Double> second) {
    List<Double> sum = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      sum.add(first.get(i) + second.get(i));
    }
    return sum;
  }
}
