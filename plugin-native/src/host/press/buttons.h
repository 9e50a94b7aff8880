// The buttons, by effect. Each returns what the status then says, and throws Failure.
#pragma once

#include <string>

#include "host/press/press.h"

namespace framewright::host {

std::string PickScreen(const Pressed& pressed);
std::string AnalyseScreen(const Pressed& pressed);

// Of a point that was moved.
std::string PickAtPoint(const Pressed& pressed);

std::string MatchHere(const Pressed& pressed);

std::string ListCuts(const Pressed& pressed);
std::string ListBadFrames(const Pressed& pressed);
std::string ListRepeatedFrames(const Pressed& pressed);

std::string Learn(const Pressed& pressed);
std::string PauseLearning(const Pressed& pressed);
std::string GoOnLearning(const Pressed& pressed);
std::string ShowProgress(const Pressed& pressed);
std::string ForgetLearned(const Pressed& pressed);
std::string KeepVersion(const Pressed& pressed);

std::string ResetPanel(const Pressed& pressed);
std::string Diagnose(const Pressed& pressed);
std::string OpenLog(const Pressed& pressed);
std::string NextModel(const Pressed& pressed);

std::string LoadPreset(const Pressed& pressed);
std::string NextPreset(const Pressed& pressed);
std::string SavePreset(const Pressed& pressed);

}  // namespace framewright::host
