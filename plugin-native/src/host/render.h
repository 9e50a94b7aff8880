// The Render action.
#pragma once

#include "host/instance.h"
#include "host/values/properties.h"

namespace framewright::host {

ofx::Status Render(const Instance& instance, const Properties& arguments);

}  // namespace framewright::host
