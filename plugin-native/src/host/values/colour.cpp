#include "host/values/colour.h"

namespace framewright::host {
namespace {

struct Known {
  const char* part;  // found anywhere in the host's name; the first row that fits counts
  const char* ours;
};

constexpr Known kKnown[] = {
    {"acescct", "acescct"},
    {"ACEScct", "acescct"},
    {"ofx_scene_log", "acescct"},
    {"logc4", "logc4"},
    {"logc3", "logc3"},
    {"slog3", "slog3"},
    {"vlog", "vlog"},
    {"canonlog3", "clog3"},
    {"clog3", "clog3"},
    {"lin_", "linear"},
    {"ofx_scene_linear", "linear"},
    {"ofx_linear", "linear"},
    {"scene_linear", "linear"},
    {"ACEScg", "linear"},
    {"ACES2065-1", "linear"},
    {"rec1886", "rec709"},
    {"g24_rec709", "rec709"},
    {"ofx_display_sdr", "rec709"},
    {"srgb", "srgb"},
    {"ofx_sdr", "srgb"},
    {"g22_", "srgb"},
    {"displayp3", "srgb"},
};

}  // namespace

std::string ColourSpaceFromHost(const std::string& host_name) {
  for (const Known& known : kKnown) {
    if (host_name.find(known.part) != std::string::npos) return known.ours;
  }
  return "";
}

std::string AssumedColourSpace(frame::Depth depth, bool float_is_display_referred) {
  if (depth == frame::Depth::kByte || depth == frame::Depth::kShort) return "srgb";
  return float_is_display_referred ? "rec709" : "linear";
}

}  // namespace framewright::host
