// What an instance tells its artist: errors by the host's messages, everything else in the panel's read-only lines.
#pragma once

#include <string>

#include "client/failure.h"
#include "client/frame_job.h"
#include "host/instance.h"
#include "ofx/core.h"

namespace framewright::host {

// The one place where kinds of error become answers to the host.
ofx::Status StatusOf(client::ErrorKind kind);

void ShowError(const Instance& instance, const std::string& sentence);
void ClearError(const Instance& instance);

// Remembers a frame's report for the panel.
void Remember(const Instance& instance, const client::FrameReport& report);
void Remember(const Instance& instance, const std::string& status);

// Writes what is remembered into the panel. Only in actions that allow it; most hosts forbid it during a render.
void RefreshPanel(const Instance& instance);

}  // namespace framewright::host
