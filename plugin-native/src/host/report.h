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

// The answer to something that the artist has just done: a sentence in the status, and there alone.
void Tell(const Instance& instance, const std::string& sentence);
// The same, and as a message besides, of a type of OpenFX.
void Answer(const Instance& instance, const char* type, const std::string& sentence);

void ShowError(const Instance& instance, const client::Failure& failure);
// What takes the time of a frame that waits: a server that has just been started, or, for an instance's first frame,
// the model. No progress bar: that is of InstanceChanged, see the README.
enum class Delay { kServer, kModel };
void ShowDelay(const Instance& instance, Delay delay);
// Takes back what was shown.
void ClearMessage(const Instance& instance);

// Remembers a frame's report for the panel.
void Remember(const Instance& instance, const client::FrameReport& report);
void Remember(const Instance& instance, const std::string& status);
// Of a frame that no server made.
void RememberWarning(const Instance& instance, const std::string& warning);

// Writes what is remembered into the panel, unless it is there. Only in actions that allow it: OpenFX forbids it in
// everything that belongs to a render.
void RefreshPanel(const Instance& instance);

}  // namespace framewright::host
