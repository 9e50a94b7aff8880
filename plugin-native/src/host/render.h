// The Render action.
#pragma once

#include "host/instance.h"
#include "host/properties.h"

namespace framewright::host {

ofx::Status Render(const Instance& instance, const Properties& arguments);

}  // namespace framewright::host
