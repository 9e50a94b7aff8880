package framewright.bridge.host.suite;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.CStrings;
import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.DescriptionHandle;
import framewright.bridge.host.call.EffectHandle;
import framewright.bridge.host.call.PluginRequest;

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
        .add((Slots.H) memory -> PluginRequest.answer(() -> Handles.get(memory, Block.class)))
        .build();
  }

  /** Memory that a plugin asked for by handle. */
  private record Block(long address) {}

  private static int properties(long effect, Pointer target) {
    return PluginRequest.answer(
        () -> target.setLong(0, Handles.get(effect, EffectHandle.class).properties().handle()));
  }

  private static int paramSet(long effect, Pointer target) {
    return PluginRequest.answer(
        () -> {
          Handles.get(effect, EffectHandle.class);
          target.setLong(0, effect);
        });
  }

  private static int defineClip(long effect, Pointer name, Pointer target) {
    return PluginRequest.answer(
        () -> {
          long clip =
              Handles.get(effect, DescriptionHandle.class)
                  .defineClip(CStrings.decode(name))
                  .handle();
          Handles.store(target, clip);
        });
  }

  private static int clip(long effect, Pointer name, Pointer target, Pointer properties) {
    return PluginRequest.answer(
        () -> {
          ClipHandle clip =
              Handles.get(effect, InstanceHandle.class).findClip(CStrings.decode(name));
          Handles.store(target, clip.handle());
          Handles.store(properties, clip.properties().handle());
        });
  }

  private static int clipProperties(long clip, Pointer target) {
    return PluginRequest.answer(
        () -> target.setLong(0, Handles.get(clip, ClipHandle.class).properties().handle()));
  }

  private static int image(long clip, double time, Pointer region, Pointer target) {
    return PluginRequest.answer(
        () -> {
          target.setPointer(0, Pointer.NULL);
          target.setLong(0, Handles.get(clip, ClipHandle.class).image(time));
        });
  }

  private static int releaseImage(long image) {
    return PluginRequest.answer(() -> Handles.get(image, ImageHandle.class).close());
  }

  private static int regionOfDefinition(long clip, double time, Pointer target) {
    return PluginRequest.answer(
        () ->
            target.write(
                0, Handles.get(clip, ClipHandle.class).regionOfDefinition().corners(), 0, 4));
  }

  private static int isAborted(long effect) {
    boolean[] aborted = new boolean[1];
    PluginRequest.answer(() -> aborted[0] = Handles.get(effect, InstanceHandle.class).isAborted());
    return aborted[0] ? 1 : 0;
  }

  private static int allocate(long effect, long bytes, Pointer target) {
    return PluginRequest.answer(
        () -> target.setLong(0, Handles.give(new Block(MemorySuite.allocate(bytes)))));
  }

  private static int free(long memory) {
    return PluginRequest.answer(
        () -> {
          Native.free(Handles.get(memory, Block.class).address);
          Handles.release(memory);
        });
  }

  private static int lock(long memory, Pointer target) {
    return PluginRequest.answer(() -> target.setLong(0, Handles.get(memory, Block.class).address));
  }
}
