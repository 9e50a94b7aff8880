// The controls of an effect, as the contract has them. Everything about a control follows from its message: its
// description to the host, its reading, its place in the request to the server. To add one, see the README of this
// module.
#pragma once

#include <string>
#include <vector>

#include "framewright/v1/panel.pb.h"

namespace framewright::host {

using v1::Control;
using v1::Group;
using v1::Panel;

// The page that lists a panel's groups and controls; its name is in one space with theirs.
inline constexpr char kPage[] = "controls";

// The panel of an effect by the effect's id on the wire, with the controls that all effects share in a group of their
// own at the end. Throws std::logic_error when a host could not keep it: the build has put something else into the
// binary.
Panel PanelOf(const std::string& effect);

// In the order of the panel; they live as long as it.
std::vector<const Control*> ControlsOf(const Panel& panel);

// Null when the panel has no such control.
const Control* FindControl(const Panel& panel, const std::string& name);

// Does a host know it, shown or hidden?
bool IsDescribed(const Control& control);

// Does the server get its value?
bool IsSent(const Control& control);

// Is there something to set?
bool HasValue(const Control& control);

// Where a choice's default is among its options.
int DefaultIndex(const v1::Choice& choice);

}  // namespace framewright::host
