#include "host/plugins.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "client/client.h"
#include "host/actions.h"
#include "host/describe.h"
#include "host/press/point_overlay.h"
#include "host/press/press.h"
#include "host/render.h"
#include "host/report.h"
#include "host/values/suites.h"
#include "platform/log.h"
#include "platform/process.h"

namespace framewright::host {
namespace {

struct ActionCall {
  const Effect& effect;
  const void* handle;
  Properties in;
  Properties out;

  Instance instance() const { return Instance(effect, handle); }
  // Of an overlay, which has a handle of its own.
  Instance shown() const { return Instance(effect, in.Pointer(ofx::kArgEffectInstance)); }
};

ofx::Status Load(const ActionCall&) {
  if (!FetchSuites()) return ofx::kErrMissingHostFeature;
  static const bool pinned = (platform::PinThisModule(), true);
  (void)pinned;
  return ofx::kOk;
}

ofx::Status Unload(const ActionCall&) {
  client::Client::Instance().Disconnect();
  return ofx::kOk;
}

ofx::Status CreateInstance(const ActionCall& call) {
  call.instance().CreateState();
  call.instance().parameters().ShowNeeds();
  return ofx::kOk;
}

ofx::Status DestroyInstance(const ActionCall& call) {
  call.instance().DestroyState();
  return ofx::kOk;
}

// What the plugin has written is no news, but for what a pen wrote through it: that is the artist's.
ofx::Status InstanceChanged(const ActionCall& call) {
  const std::string reason = call.in.Text(ofx::kPropChangeReason);
  const bool by_pen = WasMovedByPen(call.instance(), call.in.Text(ofx::kPropName));
  if (reason == ofx::kChangePluginEdited && !by_pen) return ofx::kReplyDefault;
  if (reason == ofx::kChangeUserEdited || by_pen) Press(call.instance(), call.in);
  RefreshPanel(call.instance());
  call.instance().parameters().ShowNeeds();
  return ofx::kOk;
}

// An artist opens the panel, maybe of a project that was just read.
ofx::Status BeginInstanceEdit(const ActionCall& call) {
  call.instance().parameters().ShowNeeds();
  return ofx::kOk;
}

// The host saves, say: the only other action that may write parameters.
ofx::Status SyncPrivateData(const ActionCall& call) {
  RefreshPanel(call.instance());
  return ofx::kOk;
}

void* OverlayOf(const Effect& effect);

ofx::Status DescribeWithOverlay(const ActionCall& call) {
  void* overlay = Habits().shows_overlays && HasPoint(call.effect) ? OverlayOf(call.effect) : nullptr;
  return Describe(call.effect, call.handle, overlay);
}

struct Action {
  const char* name;
  ofx::Status (*run)(const ActionCall&);
};

// Actions that are not here get the default reply, which is right for them.
constexpr Action kActions[] = {
    {ofx::kActionRender, [](const ActionCall& call) { return Render(call.instance(), call.in); }},
    {ofx::kActionIsIdentity, [](const ActionCall& call) { return IsIdentity(call.instance(), call.in, call.out); }},
    {ofx::kActionGetRegionOfDefinition,
     [](const ActionCall& call) { return GetRegionOfDefinition(call.instance(), call.in, call.out); }},
    {ofx::kActionGetRegionsOfInterest,
     [](const ActionCall& call) { return GetRegionsOfInterest(call.instance(), call.in, call.out); }},
    {ofx::kActionGetFramesNeeded,
     [](const ActionCall& call) { return GetFramesNeeded(call.instance(), call.in, call.out); }},
    {ofx::kActionGetTimeDomain, [](const ActionCall& call) { return GetTimeDomain(call.instance(), call.out); }},
    {ofx::kActionGetClipPreferences,
     [](const ActionCall& call) { return GetClipPreferences(call.instance(), call.out); }},
    {ofx::kActionGetOutputColourspace,
     [](const ActionCall& call) { return GetOutputColourspace(call.instance(), call.out); }},
    {ofx::kActionInstanceChanged, InstanceChanged},
    {ofx::kActionSyncPrivateData, SyncPrivateData},
    {ofx::kActionBeginInstanceEdit, BeginInstanceEdit},
    {ofx::kActionCreateInstance, CreateInstance},
    {ofx::kActionDestroyInstance, DestroyInstance},
    {ofx::kActionDescribe, DescribeWithOverlay},
    {ofx::kActionDescribeInContext,
     [](const ActionCall& call) { return DescribeInContext(call.effect, call.handle, call.in); }},
    {ofx::kActionLoad, Load},
    {ofx::kActionUnload, Unload},
};

// Those of an overlay. The others need no answer.
constexpr Action kOverlayActions[] = {
    {ofx::kActionCreateInstance,
     [](const ActionCall& call) {
       return FollowPoint(call.effect, static_cast<ofx::InteractHandle>(const_cast<void*>(call.handle)));
     }},
    {ofx::kActionDraw, [](const ActionCall& call) { return DrawPoint(call.shown(), call.in); }},
    {ofx::kActionPenDown, [](const ActionCall& call) { return TakePoint(call.shown(), call.in); }},
    {ofx::kActionPenMotion, [](const ActionCall& call) { return MovePoint(call.shown(), call.in); }},
    {ofx::kActionPenUp, [](const ActionCall& call) { return ReleasePoint(call.shown()); }},
};

template <size_t kCount>
ofx::Status Dispatch(const Action (&actions)[kCount], const char* name, const ActionCall& call) {
  if (name == nullptr) return ofx::kErrValue;
  const bool loaded = HostSuites().properties != nullptr;
  for (const Action& action : actions) {
    if (std::strcmp(action.name, name) != 0) continue;
    return loaded || action.run == &Load ? action.run(call) : ofx::kErrMissingHostFeature;
  }
  return ofx::kReplyDefault;
}

// Whatever happens in here, nothing but a status reaches the host.
template <size_t kCount>
ofx::Status Enter(const Action (&actions)[kCount], const Effect& effect, const char* action, const void* handle,
                  ofx::PropertySetHandle in, ofx::PropertySetHandle out) noexcept {
  try {
    return Dispatch(actions, action, {effect, handle, Properties(in), Properties(out)});
  } catch (const client::Failure& failure) {
    platform::Log(std::string(action) + ": " + failure.what());
    return StatusOf(failure.kind());
  } catch (const std::bad_alloc&) {
    return ofx::kErrMemory;
  } catch (const std::exception& error) {
    platform::Log(std::string(action) + ": " + error.what());
    return ofx::kFailed;
  } catch (...) {
    return ofx::kFailed;
  }
}

template <size_t kIndex>
ofx::Status MainEntry(const char* action, const void* handle, ofx::PropertySetHandle in, ofx::PropertySetHandle out) {
  return Enter(kActions, *Effects()[kIndex], action, handle, in, out);
}

template <size_t kIndex>
ofx::Status Overlay(const char* action, const void* handle, ofx::PropertySetHandle in, ofx::PropertySetHandle out) {
  return Enter(kOverlayActions, *Effects()[kIndex], action, handle, in, out);
}

constexpr ofx::MainEntry kEntries[] = {MainEntry<0>, MainEntry<1>, MainEntry<2>, MainEntry<3>, MainEntry<4>};
constexpr ofx::MainEntry kOverlays[] = {Overlay<0>, Overlay<1>, Overlay<2>, Overlay<3>, Overlay<4>};

void* OverlayOf(const Effect& effect) {
  const auto& effects = Effects();
  const auto index = static_cast<size_t>(std::find(effects.begin(), effects.end(), &effect) - effects.begin());
  return reinterpret_cast<void*>(kOverlays[index]);
}

ofx::Plugin PluginOf(size_t index) {
  return {ofx::kImageEffectApi,
          1,
          Effects()[index]->identifier,
          FRAMEWRIGHT_VERSION_MAJOR,
          FRAMEWRIGHT_VERSION_MINOR,
          SetHost,
          kEntries[index]};
}

}  // namespace

int PluginCount() { return static_cast<int>(std::size(kEntries)); }

ofx::Plugin* PluginAt(int index) {
  static ofx::Plugin plugins[] = {PluginOf(0), PluginOf(1), PluginOf(2), PluginOf(3), PluginOf(4)};
  return index >= 0 && index < PluginCount() ? &plugins[index] : nullptr;
}

}  // namespace framewright::host
