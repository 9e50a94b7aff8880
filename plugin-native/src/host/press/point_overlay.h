// The point that picks the screen, in the viewer of hosts that have the draw suite: a cross to be dragged, and the
// colour that was picked.
#pragma once

#include "host/instance.h"
#include "host/values/properties.h"
#include "ofx/core.h"
#include "ofx/interact.h"

namespace framewright::host {

bool HasPoint(const Effect& effect);

// Asks the host to draw it again when what it shows is changed elsewhere.
ofx::Status FollowPoint(const Effect& effect, ofx::InteractHandle overlay);

ofx::Status DrawPoint(const Instance& instance, const Properties& arguments);

// A pen takes the point, moves it and lets go. What it has moved the host tells as a change of the plugin's own.
ofx::Status TakePoint(const Instance& instance, const Properties& arguments);
ofx::Status MovePoint(const Instance& instance, const Properties& arguments);
ofx::Status ReleasePoint(const Instance& instance);

// Was this parameter moved by the pen since this was last asked?
bool WasMovedByPen(const Instance& instance, const std::string& parameter);

}  // namespace framewright::host
