// A frame's report in JSON, for hosts that keep a log of it: our own headless one does.
#pragma once

#include <string>

#include "client/frame_job.h"

namespace framewright::host {

// {"device": "cpu", "model": {"id", "version", "sha256"}, "stages": {"copy_in": ms, ...}, "warnings": [], "findings":
// {}}
std::string FrameLog(const client::FrameReport& report);

}  // namespace framewright::host
