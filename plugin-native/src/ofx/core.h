// The part of the OpenFX 1.5 C interface that this plugin uses, in our own words. Names, values and the order of
// members are facts of that interface and must not change; what they mean is said once, here.
#pragma once

namespace framewright::ofx {

using Status = int;

inline constexpr Status kOk = 0;
inline constexpr Status kFailed = 1;
inline constexpr Status kErrUnknown = 3;
inline constexpr Status kErrMissingHostFeature = 4;
inline constexpr Status kErrMemory = 8;
inline constexpr Status kErrBadHandle = 9;
inline constexpr Status kErrValue = 11;
inline constexpr Status kReplyNo = 13;
inline constexpr Status kReplyDefault = 14;

// Opaque to us: only the host knows what these point at.
using PropertySetHandle = struct OpaquePropertySet*;

struct Host {
  PropertySetHandle properties;
  // Null when the host has no such suite.
  const void* (*fetch_suite)(PropertySetHandle host, const char* name, int version);
};

using MainEntry = Status (*)(const char* action, const void* handle, PropertySetHandle in_args,
                             PropertySetHandle out_args);

struct Plugin {
  const char* api;
  int api_version;
  const char* identifier;
  unsigned int version_major;
  unsigned int version_minor;
  // Called before anything else; must only remember the pointer.
  void (*set_host)(Host* host);
  MainEntry main_entry;
};

struct RectD {
  double x1, y1, x2, y2;
};

inline constexpr char kActionLoad[] = "OfxActionLoad";
inline constexpr char kActionUnload[] = "OfxActionUnload";
inline constexpr char kActionDescribe[] = "OfxActionDescribe";
inline constexpr char kActionCreateInstance[] = "OfxActionCreateInstance";
inline constexpr char kActionDestroyInstance[] = "OfxActionDestroyInstance";
inline constexpr char kActionInstanceChanged[] = "OfxActionInstanceChanged";
inline constexpr char kActionSyncPrivateData[] = "OfxActionSyncPrivateData";
inline constexpr char kActionBeginInstanceEdit[] = "OfxActionBeginInstanceEdit";

inline constexpr char kPropChangeReason[] = "OfxPropChangeReason";
inline constexpr char kPropInstanceData[] = "OfxPropInstanceData";
inline constexpr char kPropLabel[] = "OfxPropLabel";
inline constexpr char kPropName[] = "OfxPropName";
inline constexpr char kPropPluginDescription[] = "OfxPropPluginDescription";
inline constexpr char kPropTime[] = "OfxPropTime";
inline constexpr char kPropVersion[] = "OfxPropVersion";
inline constexpr char kPropVersionLabel[] = "OfxPropVersionLabel";

inline constexpr char kChangePluginEdited[] = "OfxChangePluginEdited";
inline constexpr char kChangeUserEdited[] = "OfxChangeUserEdited";

}  // namespace framewright::ofx
