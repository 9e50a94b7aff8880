package framewright.bridge.host;

import framewright.bridge.host.abi.EntryPoint;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.call.PluginRequest;
import framewright.bridge.host.call.Report;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.suite.ClipHandle;
import framewright.bridge.host.suite.InstanceHandle;

/**
 * An instance's side towards its plugin: what its handle stands for, and whom its parameters belong
 * to.
 */
final class InstanceSide implements InstanceHandle, OfxParam.Owner {

  private final OfxInstance instance;
  private final boolean writesOnlyOnChanges;

  InstanceSide(OfxInstance instance, boolean writesOnlyOnChanges) {
    this.instance = instance;
    this.writesOnlyOnChanges = writesOnlyOnChanges;
  }

  @Override
  public PropertySet properties() {
    return instance.properties();
  }

  @Override
  public ClipHandle findClip(String name) {
    return instance.findClip(name).side();
  }

  @Override
  public OfxParam findParam(String name) {
    return instance.findParam(name);
  }

  @Override
  public Report report() {
    return instance.report();
  }

  @Override
  public double currentTime() {
    return instance
        .renders()
        .find()
        .map(render -> render.request().time())
        .orElse(instance.project().firstFrame());
  }

  @Override
  public double[] frameRange() {
    Project project = instance.project();
    return new double[] {project.firstFrame(), project.lastFrame()};
  }

  @Override
  public boolean isAborted() {
    return instance.renders().isAborted();
  }

  @Override
  public boolean progress(double done) {
    RunningRender render = instance.renders().current();
    render.request().progress().accept(done);
    return !render.isAborted();
  }

  @Override
  public void changed(OfxParam param, double time) {
    instance.changed(Ofx.TYPE_PARAMETER, param.name(), RenderRequest.at(time));
  }

  @Override
  public void checkWritable() {
    if (writesOnlyOnChanges && !EntryPoint.isInWritingAction()) {
      throw PluginRequest.refused(Status.UNSUPPORTED, "parameters cannot be written now");
    }
  }
}
