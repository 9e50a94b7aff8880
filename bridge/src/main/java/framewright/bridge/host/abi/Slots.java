package framewright.bridge.host.abi;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Shapes of the C functions that suites are made of. A letter per argument: H a handle or address
 * passed on as a number, P memory to read or write, I int, F float, D double, Z size. All answer an
 * int. Pointers and sizes are 64-bit on our systems.
 */
public final class Slots {

  private Slots() {}

  /** No argument. */
  public interface None extends Callback {
    int call();
  }

  public interface H extends Callback {
    int call(long handle);
  }

  public interface P extends Callback {
    int call(Pointer memory);
  }

  public interface HD extends Callback {
    int call(long handle, double number);
  }

  public interface HF extends Callback {
    int call(long handle, float number);
  }

  public interface HI extends Callback {
    int call(long handle, int number);
  }

  public interface HP extends Callback {
    int call(long handle, Pointer memory);
  }

  public interface PI extends Callback {
    int call(Pointer memory, int number);
  }

  public interface HPP extends Callback {
    int call(long handle, Pointer first, Pointer second);
  }

  public interface HZP extends Callback {
    int call(long handle, long size, Pointer memory);
  }

  public interface HDP extends Callback {
    int call(long handle, double number, Pointer memory);
  }

  public interface HIP extends Callback {
    int call(long handle, int number, Pointer memory);
  }

  public interface HIPI extends Callback {
    int call(long handle, int number, Pointer memory, int count);
  }

  public interface HPPI extends Callback {
    int call(long handle, Pointer first, Pointer second, int number);
  }

  public interface HIH extends Callback {
    int call(long first, int number, long second);
  }

  public interface HDIP extends Callback {
    int call(long handle, double number, int direction, Pointer memory);
  }

  public interface HDPP extends Callback {
    int call(long handle, double number, Pointer first, Pointer second);
  }

  public interface HHDP extends Callback {
    int call(long first, long second, double number, Pointer memory);
  }

  public interface HPPP extends Callback {
    int call(long handle, Pointer first, Pointer second, Pointer third);
  }

  public interface HPIH extends Callback {
    int call(long handle, Pointer name, int index, long value);
  }

  public interface HPIP extends Callback {
    int call(long handle, Pointer name, int index, Pointer value);
  }

  public interface HPID extends Callback {
    int call(long handle, Pointer name, int index, double value);
  }

  public interface HPII extends Callback {
    int call(long handle, Pointer name, int index, int value);
  }

  public interface HIDPP extends Callback {
    int call(long handle, int number, double time, Pointer first, Pointer second);
  }

  /**
   * Read a parameter, for the variadic getters: what to read (0 value, 1 at a time, 2 derivative, 3
   * integral).
   */
  public interface HIDDPP extends Callback {
    int call(long handle, int what, double from, double to, Pointer numbers, Pointer text);
  }

  /** The host's own entry point. */
  public interface FetchSuite extends Callback {
    Pointer call(Pointer host, Pointer name, int version);
  }
}
