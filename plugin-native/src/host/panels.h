// The panels of the effects, one file each. To add a control, add a row; see the README of this module.
#pragma once

#include "host/panel.h"

namespace framewright::host {

Panel KeyPanel();
Panel StylePanel();
Panel RetimePanel();
Panel ModelPanel();

}  // namespace framewright::host
