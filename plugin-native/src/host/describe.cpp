#include "host/describe.h"

#include "host/panel/describe_panel.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

ofx::EffectHandle EffectOf(const void* handle) { return static_cast<ofx::EffectHandle>(const_cast<void*>(handle)); }

void DescribeClip(ofx::EffectHandle effect, const ClipRow& row, bool optional, bool temporal) {
  ofx::PropertySetHandle handle = nullptr;
  Call(HostSuites().effects->clip_define, effect, row.name, &handle);
  const Properties clip(handle);
  clip.Set(ofx::kPropLabel, row.label);
  clip.SetAll(ofx::kEffectSupportedComponents, {ofx::kComponentRgba, ofx::kComponentRgb, ofx::kComponentAlpha});
  clip.Set(ofx::kEffectSupportsTiles, 0);
  clip.Set(ofx::kEffectTemporalAccess, temporal ? 1 : 0);
  if (!optional) return;
  clip.Set(ofx::kClipOptional, 1);
  clip.Set(ofx::kClipIsMask, row.is_mask && !Habits().masks_are_alpha ? 1 : 0);
}

void DescribeNames(const Effect& effect, const Properties& descriptor) {
  descriptor.Set(ofx::kPropLabel, effect.label);
  descriptor.Set(ofx::kEffectGrouping, "Framewright");
  descriptor.Set(ofx::kPropPluginDescription, effect.description);
  descriptor.Set(ofx::kPropVersion, FRAMEWRIGHT_VERSION_MAJOR, 0);
  descriptor.Set(ofx::kPropVersion, FRAMEWRIGHT_VERSION_MINOR, 1);
  descriptor.Set(ofx::kPropVersionLabel, FRAMEWRIGHT_VERSION);
}

// In the host's own spelling.
void DescribeColourManagement(const Properties& descriptor) {
  if (Habits().colour_styles.empty()) return;
  descriptor.Set(ofx::kEffectColourStyle, Habits().colour_styles + ofx::kColourStyleFull);
  descriptor.Set(ofx::kEffectColourConfigs, ofx::kColourConfigNative);
}

// A render keeps all it needs in its own frame, so any number may run at once; a model needs the whole picture, so
// there are no tiles and the host must not split a frame among its threads.
void DescribeAbilities(const Effect& effect, const Properties& descriptor) {
  descriptor.SetAll(ofx::kEffectSupportedDepths,
                    {ofx::kDepthFloat, ofx::kDepthHalf, ofx::kDepthShort, ofx::kDepthByte});
  descriptor.Set(ofx::kEffectSingleInstance, 0);
  descriptor.Set(ofx::kEffectHostFrameThreading, 0);
  descriptor.Set(ofx::kEffectRenderThreadSafety, ofx::kRenderFullySafe);
  descriptor.Set(ofx::kEffectSupportsTiles, 0);
  descriptor.Set(ofx::kEffectMultiResolution, 1);
  descriptor.Set(ofx::kEffectMultipleClipDepths, 1);
  descriptor.Set(ofx::kEffectMultipleClipPars, 0);
  descriptor.Set(ofx::kEffectFieldRenderTwice, 0);
  descriptor.Set(ofx::kEffectTemporalAccess, effect.IsTemporal() ? 1 : 0);
  DescribeColourManagement(descriptor);
}

}  // namespace

ofx::Status Describe(const Effect& effect, const void* handle, void* overlay) {
  ofx::PropertySetHandle properties = nullptr;
  Call(HostSuites().effects->get_property_set, EffectOf(handle), &properties);
  if (properties == nullptr) return ofx::kErrBadHandle;
  const Properties descriptor(properties);
  DescribeNames(effect, descriptor);
  DescribeAbilities(effect, descriptor);
  descriptor.SetAll(ofx::kEffectSupportedContexts, {ofx::kContextFilter, ofx::kContextGeneral});
  if (effect.IsRetimer()) descriptor.Set(ofx::kEffectSupportedContexts, ofx::kContextRetimer, 2);
  if (overlay != nullptr) descriptor.Set(ofx::kEffectOverlay, overlay);
  int slaves = 0;
  for (const Control* control : ControlsOf(effect.panel)) {
    if (control->changes_clips()) descriptor.Set(ofx::kEffectClipPreferencesSlave, control->name(), slaves++);
  }
  return ofx::kOk;
}

ofx::Status DescribeInContext(const Effect& effect, const void* handle, const Properties& in) {
  const ofx::EffectHandle descriptor = EffectOf(handle);
  DescribeClip(descriptor, {ofx::kClipOutput, "Output"}, false, false);
  DescribeClip(descriptor, {ofx::kClipSource, "Source"}, false, effect.IsTemporal());
  for (const ClipRow& row : effect.optional_clips) DescribeClip(descriptor, row, true, row.at_other_times);
  ofx::ParameterSetHandle parameters = nullptr;
  Call(HostSuites().effects->get_parameter_set, descriptor, &parameters);
  if (parameters == nullptr) return ofx::kErrBadHandle;
  DescribePanel(parameters, effect.panel);
  if (in.Text(ofx::kEffectContext) == ofx::kContextRetimer) DescribeRetimerParameter(parameters);
  return ofx::kOk;
}

}  // namespace framewright::host
