#include "host/plugins.h"

#include <cstring>
#include <new>

#include "client/client.h"
#include "host/actions.h"
#include "host/describe.h"
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

ofx::Status InstanceChanged(const ActionCall& call) {
  const std::string reason = call.in.Text(ofx::kPropChangeReason);
  if (reason == ofx::kChangePluginEdited) return ofx::kReplyDefault;
  if (reason == ofx::kChangeUserEdited) Press(call.instance(), call.in);
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
    {ofx::kActionDescribe, [](const ActionCall& call) { return Describe(call.effect, call.handle); }},
    {ofx::kActionDescribeInContext,
     [](const ActionCall& call) { return DescribeInContext(call.effect, call.handle, call.in); }},
    {ofx::kActionLoad, Load},
    {ofx::kActionUnload, Unload},
};

ofx::Status Dispatch(const char* name, const ActionCall& call) {
  if (name == nullptr) return ofx::kErrValue;
  const bool loaded = HostSuites().properties != nullptr;
  for (const Action& action : kActions) {
    if (std::strcmp(action.name, name) != 0) continue;
    return loaded || action.run == &Load ? action.run(call) : ofx::kErrMissingHostFeature;
  }
  return ofx::kReplyDefault;
}

// Whatever happens in here, nothing but a status reaches the host.
ofx::Status Enter(const Effect& effect, const char* action, const void* handle, ofx::PropertySetHandle in,
                  ofx::PropertySetHandle out) noexcept {
  try {
    return Dispatch(action, {effect, handle, Properties(in), Properties(out)});
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
  return Enter(*Effects()[kIndex], action, handle, in, out);
}

constexpr ofx::MainEntry kEntries[] = {MainEntry<0>, MainEntry<1>, MainEntry<2>, MainEntry<3>};

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
  static ofx::Plugin plugins[] = {PluginOf(0), PluginOf(1), PluginOf(2), PluginOf(3)};
  return index >= 0 && index < PluginCount() ? &plugins[index] : nullptr;
}

}  // namespace framewright::host
