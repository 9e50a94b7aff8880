package framewright.bridge.host;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;

/** Gives plugins their clips, images and memory, and tells them when to give up. */
final class ImageEffectSuite {

  private ImageEffectSuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.HP) ImageEffectSuite::properties)
        .add((Slots.HP) ImageEffectSuite::paramSet)
        .add((Slots.HPP) ImageEffectSuite::defineClip)
        .add((Slots.HPPP) ImageEffectSuite::clip)
        .add((Slots.HP) ImageEffectSuite::clipProperties)
        .add((Slots.HDPP) ImageEffectSuite::image)
        .add((Slots.H) ImageEffectSuite::releaseImage)
        .add((Slots.HDP) ImageEffectSuite::regionOfDefinition)
        .add((Slots.H) ImageEffectSuite::isAborted)
        .add((Slots.HZP) ImageEffectSuite::allocate)
        .add((Slots.H) ImageEffectSuite::free)
        .add((Slots.HP) ImageEffectSuite::lock)
        .add((Slots.H) memory -> Scope.answer(() -> Handles.get(memory, Block.class)))
        .build();
  }

  /** Memory that a plugin asked for by handle. */
  private record Block(long address) {}

  private static int properties(long effect, Pointer target) {
    return Scope.answer(
        () -> target.setLong(0, Handles.get(effect, Effect.class).properties().handle()));
  }

  private static int paramSet(long effect, Pointer target) {
    return Scope.answer(
        () -> {
          Handles.get(effect, Effect.class);
          target.setLong(0, effect);
        });
  }

  private static int defineClip(long effect, Pointer name, Pointer target) {
    return Scope.answer(
        () -> {
          long clip =
              Handles.get(effect, Descriptor.class).defineClip(CStrings.decode(name)).handle();
          store(target, clip);
        });
  }

  private static int clip(long effect, Pointer name, Pointer target, Pointer properties) {
    return Scope.answer(
        () -> {
          OfxClip clip = Handles.get(effect, OfxInstance.class).findClip(CStrings.decode(name));
          store(target, clip.handle());
          store(properties, clip.properties().handle());
        });
  }

  /** Many functions let the caller leave a result out. */
  static void store(Pointer target, long handle) {
    if (target != null) {
      target.setLong(0, handle);
    }
  }

  private static int clipProperties(long clip, Pointer target) {
    return Scope.answer(
        () -> target.setLong(0, Handles.get(clip, OfxClip.class).properties().handle()));
  }

  private static int image(long clip, double time, Pointer region, Pointer target) {
    return Scope.answer(
        () -> {
          target.setPointer(0, Pointer.NULL);
          OfxClip wanted = Handles.get(clip, OfxClip.class);
          target.setLong(0, wanted.instance().renders().current().open(wanted, time).handle());
        });
  }

  private static int releaseImage(long image) {
    return Scope.answer(() -> Handles.get(image, OpenImage.class).close());
  }

  private static int regionOfDefinition(long clip, double time, Pointer target) {
    return Scope.answer(
        () -> {
          OfxClip asked = Handles.get(clip, OfxClip.class);
          if (!asked.isConnected()) {
            throw new OfxException(Status.FAILED, asked.name() + " is not connected");
          }
          target.write(0, asked.region().corners(), 0, 4);
        });
  }

  private static int isAborted(long effect) {
    boolean[] aborted = new boolean[1];
    Scope.answer(() -> aborted[0] = Handles.get(effect, OfxInstance.class).renders().isAborted());
    return aborted[0] ? 1 : 0;
  }

  private static int allocate(long effect, long bytes, Pointer target) {
    return Scope.answer(
        () -> target.setLong(0, Handles.give(new Block(MemorySuite.allocate(bytes)))));
  }

  private static int free(long memory) {
    return Scope.answer(
        () -> {
          Native.free(Handles.get(memory, Block.class).address);
          Handles.release(memory);
        });
  }

  private static int lock(long memory, Pointer target) {
    return Scope.answer(() -> target.setLong(0, Handles.get(memory, Block.class).address));
  }
}
