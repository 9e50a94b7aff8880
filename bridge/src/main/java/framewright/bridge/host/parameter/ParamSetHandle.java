package framewright.bridge.host.parameter;

import framewright.bridge.host.call.EffectHandle;

/** What the handle of an instance's parameter set stands for. It is the instance's own. */
public interface ParamSetHandle extends EffectHandle {

  /** Refuses with UNKNOWN where there is no such parameter. */
  OfxParam findParam(String name);
}
