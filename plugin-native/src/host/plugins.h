// The bundle's plugins as the C interface wants them. No exception leaves from here.
#pragma once

#include "ofx/core.h"

namespace framewright::host {

int PluginCount();
// Null when there is no such plugin.
ofx::Plugin* PluginAt(int index);

}  // namespace framewright::host
