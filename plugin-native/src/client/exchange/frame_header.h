// The first message of a Render call, made from a job; and the last one, turned into a report.
#pragma once

#include "client/frame_job.h"
#include "framewright/v1/framewright.pb.h"

namespace framewright::client {

// Everything but the places and identities of the frames.
v1::RenderHeader HeaderOf(const FrameJob& job);

v1::Value ValueOf(const Value& value);
Value ValueFrom(const v1::Value& sent);

void AddReport(const v1::FrameReport& sent, FrameReport* report);

}  // namespace framewright::client
