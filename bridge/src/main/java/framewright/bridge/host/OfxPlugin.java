package framewright.bridge.host;

import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PluginEntry;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.PluginCall;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.parameter.OfxParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One plugin of a bundle. */
public final class OfxPlugin {

  private final PluginEntry entry;
  private final String file;
  private final HostHabits habits;
  private final Report report = new Report();
  private final Map<Context, Descriptor> described = new EnumMap<>(Context.class);
  private final Map<OfxInstance, Lock> instances = new ConcurrentHashMap<>();
  private final Lock ownLock = new ReentrantLock();
  private Descriptor general;

  OfxPlugin(PluginEntry entry, String file, HostHabits habits) {
    this.entry = entry;
    this.file = file;
    this.habits = habits;
  }

  public String id() {
    return entry.identifier();
  }

  public String version() {
    return entry.versionMajor() + "." + entry.versionMinor();
  }

  public String label() {
    return general().properties().text(Ofx.LABEL);
  }

  public String grouping() {
    return general().properties().text(Ofx.GROUPING);
  }

  public String description() {
    return general().properties().text(Ofx.DESCRIPTION);
  }

  /** The contexts that both the plugin and the host offer, in the plugin's order. */
  public List<Context> contexts() {
    return general().properties().texts(Ofx.SUPPORTED_CONTEXTS).stream()
        .map(Context::of)
        .flatMap(Optional::stream)
        .filter(habits.contexts()::contains)
        .toList();
  }

  public List<Depth> depths() {
    return general().properties().texts(Ofx.SUPPORTED_DEPTHS).stream()
        .map(Depth::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The plugin's clips and parameters in a context. */
  public Description describe(Context context) {
    Descriptor descriptor = descriptor(context);
    List<ClipDescription> clips =
        descriptor.clips().values().stream().map(ClipDescription::of).toList();
    List<OfxParam> params =
        descriptor.params().values().stream()
            .map(param -> new OfxParam(param.type(), param.properties(), NobodysParam.OWNER))
            .toList();
    return new Description(clips, params, report.problems());
  }

  /** A clip as the plugin describes it. */
  public record ClipDescription(
      String name, String label, boolean optional, boolean mask, List<Components> components) {
    private static ClipDescription of(PropertySet clip) {
      List<Components> components =
          clip.texts(Ofx.SUPPORTED_COMPONENTS).stream()
              .map(Components::of)
              .flatMap(Optional::stream)
              .toList();
      return new ClipDescription(
          clip.text(Ofx.NAME),
          clip.text(Ofx.LABEL),
          clip.flag(Ofx.CLIP_OPTIONAL),
          clip.flag(Ofx.CLIP_IS_MASK),
          components);
    }
  }

  /** What a plugin is in a context; the parameters are descriptions and cannot be set. */
  public record Description(
      List<ClipDescription> clips, List<OfxParam> params, List<String> problems) {}

  public OfxInstance instance(Context context, Project project) {
    return instance(context, project, SavedProject.NEW);
  }

  /** With the values of an instance that was saved. */
  public OfxInstance instance(Context context, Project project, SavedProject saved) {
    OfxInstance instance =
        new OfxInstance(this, context, descriptor(context), habits, project, saved);
    instances.put(instance, new ReentrantLock());
    return instance;
  }

  private synchronized Descriptor general() {
    if (general == null) {
      check(call(Ofx.ACTION_LOAD), Ofx.ACTION_LOAD);
      general = describeNow();
    }
    return general;
  }

  private Descriptor describeNow() {
    Descriptor descriptor = Descriptor.empty(file);
    check(
        toPlugin().run(() -> entry.call(Ofx.ACTION_DESCRIBE, descriptor.handle())),
        Ofx.ACTION_DESCRIBE);
    return descriptor;
  }

  private synchronized Descriptor descriptor(Context context) {
    Descriptor base = general();
    if (!contexts().contains(context)) {
      throw new IllegalArgumentException(
          "%s works as %s, not as %s.".formatted(id(), contexts(), context));
    }
    return described.computeIfAbsent(context, wanted -> describeNow(base, wanted));
  }

  private Descriptor describeNow(Descriptor base, Context context) {
    Descriptor descriptor = base.forContext(context);
    PropertySet in =
        new PropertySet(descriptor.properties().strings()).put(Ofx.CONTEXT, context.ofxName());
    Status status =
        toPlugin().run(() -> entry.call(Ofx.ACTION_DESCRIBE_IN_CONTEXT, descriptor.handle(), in));
    check(status, Ofx.ACTION_DESCRIBE_IN_CONTEXT);
    descriptor.checkPages(report);
    return descriptor;
  }

  /**
   * Some hosts load and describe a plugin over and over; what it says the further times is thrown
   * away.
   */
  synchronized void describeAgainIfHostDoes(Context context) {
    if (habits.describesAgain()) {
      check(call(Ofx.ACTION_LOAD), Ofx.ACTION_LOAD);
      Descriptor again = describeNow();
      describeNow(again, context).release();
      again.release();
    }
  }

  private Status call(String action) {
    return toPlugin().run(() -> entry.call(action, 0));
  }

  private void check(Status status, String action) {
    if (!status.isGood()) {
      throw new OfxException(
          status, "%s answers %s to %s. %s".formatted(id(), status, action, report.messages()));
    }
  }

  private PluginCall toPlugin() {
    return new PluginCall(report);
  }

  PluginEntry entry() {
    return entry;
  }

  boolean supports(Depth depth) {
    return depths().contains(depth);
  }

  /**
   * What renders of an instance take turns on; renders of plugins that need no turns get a lock of
   * their own.
   */
  Lock lockFor(OfxInstance instance) {
    String safety = general().properties().text(Ofx.THREAD_SAFETY);
    boolean shared = habits.instancePerFrame() || !safety.equals(Ofx.RENDER_FULLY_SAFE);
    if (safety.equals(Ofx.RENDER_UNSAFE)) {
      return ownLock;
    }
    return shared ? instances.get(instance) : new ReentrantLock();
  }

  void forget(OfxInstance instance) {
    instances.remove(instance);
  }

  /** Ends what is left of it and tells it that it will be unloaded. */
  synchronized void unload() {
    Set.copyOf(instances.keySet()).forEach(OfxInstance::close);
    if (general != null) {
      call(Ofx.ACTION_UNLOAD);
      described.values().forEach(Descriptor::release);
      described.clear();
      general.release();
      general = null;
    }
  }

  /** Parameters of a mere description belong to no effect. */
  private enum NobodysParam implements OfxParam.Owner {
    OWNER;

    @Override
    public void changed(OfxParam param, double time) {
      throw new IllegalStateException(
          "A parameter of a description cannot be set; make an instance.");
    }

    @Override
    public double currentTime() {
      return 0;
    }

    @Override
    public void checkWritable() {}
  }
}
