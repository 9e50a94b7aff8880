// The actions by which a host plans: what is needed, what comes out, whether anything happens at all.
#pragma once

#include "host/instance.h"
#include "host/values/properties.h"

namespace framewright::host {

ofx::Status IsIdentity(const Instance& instance, const Properties& in, const Properties& out);
ofx::Status GetRegionOfDefinition(const Instance& instance, const Properties& in, const Properties& out);
ofx::Status GetRegionsOfInterest(const Instance& instance, const Properties& in, const Properties& out);
ofx::Status GetFramesNeeded(const Instance& instance, const Properties& in, const Properties& out);
ofx::Status GetTimeDomain(const Instance& instance, const Properties& out);
ofx::Status GetOutputColourspace(const Instance& instance, const Properties& out);
ofx::Status GetClipPreferences(const Instance& instance, const Properties& out);

}  // namespace framewright::host
