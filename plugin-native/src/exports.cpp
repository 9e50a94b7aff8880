// The three symbols of the binary.
#include "host/plugins.h"
#include "host/values/suites.h"
#include "ofx/core.h"

#ifdef _WIN32
#define FRAMEWRIGHT_EXPORT extern "C"  // named in exports/ofx.def
#else
#define FRAMEWRIGHT_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace ofx = framewright::ofx;

FRAMEWRIGHT_EXPORT int OfxGetNumberOfPlugins() { return framewright::host::PluginCount(); }

FRAMEWRIGHT_EXPORT ofx::Plugin* OfxGetPlugin(int index) { return framewright::host::PluginAt(index); }

// Since OpenFX 1.5 a host may introduce itself before it asks for plugins.
FRAMEWRIGHT_EXPORT ofx::Status OfxSetHost(const ofx::Host* host) {
  framewright::host::SetHost(const_cast<ofx::Host*>(host));
  return ofx::kOk;
}
