package framewright.bridge.host;

import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.call.PluginCall;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.parameter.NormalisedDefault;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.RetimerTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;

/**
 * One use of a plugin: its inputs, its parameters, and renders with them. Several threads may
 * render at once; the plugin's own declaration decides how far they run in parallel. Close it when
 * no render is under way.
 */
public final class OfxInstance implements AutoCloseable {
  private final OfxPlugin plugin;
  private final Context context;
  private final HostHabits habits;
  private final Project project;
  private final PropertySet properties;
  private final Map<String, OfxClip> clips = new LinkedHashMap<>();
  private final Map<String, OfxParam> params = new LinkedHashMap<>();
  private final Report report = new Report();
  private final RendersUnderWay renders = new RendersUnderWay();
  private final Set<OfxSequence> openSequences = ConcurrentHashMap.newKeySet();
  private final InstanceSide side;
  private long handle;
  private boolean created;
  private volatile boolean preferencesAreOld = true;

  OfxInstance(
      OfxPlugin plugin,
      Context context,
      Descriptor descriptor,
      HostHabits habits,
      Project project,
      SavedProject saved) {
    this.plugin = plugin;
    this.context = context;
    this.habits = habits;
    this.project = project;
    this.side = new InstanceSide(this, habits.writesOnlyOnChanges());
    this.properties = InstanceProperties.of(descriptor, context, habits, project);
    descriptor.clips().forEach((name, clip) -> clips.put(name, clip(clip, project)));
    descriptor.params().forEach((name, param) -> params.put(name, param(param)));
    if (context == Context.RETIMER) {
      RetimerTime.runAsFilmed(params, project.firstFrame(), project.lastFrame());
    }
    saved.restore(params.values());
    create();
  }

  private OfxClip clip(PropertySet described, Project project) {
    return new OfxClip(described.copy(properties.strings()), this, habits, project);
  }

  private OfxParam param(Descriptor.Param described) {
    PropertySet copy =
        described
            .properties()
            .copy(properties.strings())
            .put(Ofx.TYPE, Ofx.TYPE_PARAMETER_INSTANCE);
    NormalisedDefault.resolve(copy, project.extent());
    return new OfxParam(described.type(), copy, side);
  }

  private void create() {
    handle = Handles.give(side);
    properties.putPointer(Ofx.INSTANCE_DATA, 0);
    Status status = toPlugin().run(() -> plugin.entry().call(Ofx.ACTION_CREATE_INSTANCE, handle));
    created = status.isGood();
    if (!created) {
      Handles.release(handle);
      throw new OfxException(
          status, "%s makes no instance: %s %s".formatted(plugin.id(), status, report.messages()));
    }
    preferencesAreOld = true;
  }

  private void destroy() {
    if (created && !habits.neverDestroysInstances()) {
      toPlugin().run(() -> plugin.entry().call(Ofx.ACTION_DESTROY_INSTANCE, handle));
      Handles.release(handle);
    }
    created = false;
  }

  public OfxPlugin plugin() {
    return plugin;
  }

  public Context context() {
    return context;
  }

  public Project project() {
    return project;
  }

  public Collection<OfxParam> params() {
    return params.values();
  }

  /** Throws IllegalArgumentException with a sentence that names the parameters there are. */
  public OfxParam param(String name) {
    return params.values().stream()
        .filter(param -> param.name().equals(name) || param.scriptName().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(unknown("parameter", name, params.keySet())));
  }

  public Collection<OfxClip> clips() {
    return clips.values();
  }

  /** Throws IllegalArgumentException with a sentence that names the clips there are. */
  public OfxClip clip(String name) {
    return Optional.ofNullable(clips.get(name))
        .orElseThrow(() -> new IllegalArgumentException(unknown("clip", name, clips.keySet())));
  }

  private String unknown(String what, String name, Collection<String> known) {
    return "%s has no %s \"%s\". It has: %s."
        .formatted(plugin.id(), what, name, String.join(", ", known));
  }

  /** What the plugin said outside of renders. */
  public List<Message> messages() {
    return report.messages();
  }

  /** What went wrong outside of renders. */
  public List<String> problems() {
    return report.problems();
  }

  /**
   * Renders one frame. Never throws for what the plugin does: see the rendered image, which the
   * caller closes.
   */
  public RenderedImage render(RenderRequest request) {
    Lock lock = plugin.lockFor(this);
    lock.lock();
    try (RunningRender render =
        new RunningRender(request, habits, properties.strings(), new Report())) {
      return renders.during(render, () -> pass(render));
    } finally {
      lock.unlock();
    }
  }

  private RenderedImage pass(RunningRender render) {
    RenderPass pass = new RenderPass(this, render);
    try {
      renewIfHostDoes();
      updateClipPreferences();
      return pass.run();
    } catch (OfxException refused) {
      render.report().problem(refused.getMessage());
      return pass.failed(refused.status());
    }
  }

  private void renewIfHostDoes() {
    if (habits.instancePerFrame()) {
      destroy();
      plugin.describeAgainIfHostDoes(context);
      create();
    }
  }

  /** Tells the plugin that the project is about to be saved. */
  public void beforeSaving() {
    PropertySet nothing = new PropertySet(properties.strings());
    call(Ofx.ACTION_SYNC_PRIVATE_DATA, nothing, new PropertySet(properties.strings()));
  }

  /** Makes every render under way here give up, as soon as the plugin asks. */
  public void abort() {
    renders.abort();
  }

  /** Tells the plugin that a run of renders begins; close it when they are done. */
  public OfxSequence sequence(double first, double last, double scale, boolean interactive) {
    return new OfxSequence(this, first, last, scale, interactive);
  }

  /** The times at which the plugin has something to show: its first and last frame. */
  public double[] timeDomain() {
    PropertySet out = new PropertySet(properties.strings());
    out.put(Ofx.FRAME_RANGE, project.firstFrame(), project.lastFrame());
    if (!habits.minimalActions()) {
      call(Ofx.ACTION_TIME_DOMAIN, new PropertySet(properties.strings()), out);
    }
    return out.numbers(Ofx.FRAME_RANGE);
  }

  /**
   * Asks the plugin how it wants its clips, where that may have changed; {@link OfxClip#depth()}
   * and the like are then true.
   */
  public synchronized void updateClipPreferences() {
    if (preferencesAreOld) {
      preferencesAreOld = false;
      new ClipPreferences(this, habits).ask();
    }
  }

  /** Presses a button: the request says at which time, who hears of progress, who cancels. */
  public void press(String button, RenderRequest request) {
    updateClipPreferences();
    changed(Ofx.TYPE_PARAMETER, param(button).name(), request);
  }

  void changed(String type, String name, RenderRequest request) {
    preferencesAreOld = true;
    if (created && !habits.minimalActions()) {
      InstanceChange.byUser(this, habits).tell(type, name, request);
    }
  }

  /**
   * Calls the plugin for this instance, for the render under way in this thread, or for the
   * instance alone.
   */
  Status call(String action, PropertySet in, PropertySet out) {
    return PluginCall.current()
        .orElseGet(this::toPlugin)
        .run(() -> plugin.entry().call(action, handle, in, out));
  }

  private PluginCall toPlugin() {
    return new PluginCall(report);
  }

  Set<OfxSequence> openSequences() {
    return openSequences;
  }

  Report report() {
    return report;
  }

  HostHabits habits() {
    return habits;
  }

  long handle() {
    return handle;
  }

  boolean supports(Depth depth) {
    return plugin.supports(depth) && habits.depths().contains(depth);
  }

  RendersUnderWay renders() {
    return renders;
  }

  OfxClip findClip(String name) {
    return Optional.ofNullable(clips.get(name))
        .orElseThrow(() -> new OfxException(Status.UNKNOWN, "no clip " + name));
  }

  OfxParam findParam(String name) {
    return Optional.ofNullable(params.get(name))
        .orElseThrow(() -> new OfxException(Status.UNKNOWN, "no parameter " + name));
  }

  PropertySet properties() {
    return properties;
  }

  @Override
  public void close() {
    destroy();
    clips.values().forEach(OfxClip::release);
    params.values().forEach(OfxParam::release);
    properties.release();
    plugin.forget(this);
  }
}
