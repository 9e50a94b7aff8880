// The buttons, by effect. Each returns what the status then says, and throws Failure.
#pragma once

#include <string>

#include "host/press/press.h"

namespace framewright::host {

std::string PickScreen(const Pressed& pressed);
std::string AnalyseScreen(const Pressed& pressed);

std::string ListCuts(const Pressed& pressed);
std::string ListBadFrames(const Pressed& pressed);

std::string ResetPanel(const Pressed& pressed);

}  // namespace framewright::host
