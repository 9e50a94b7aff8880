#include "host/values/colour.h"

#include <algorithm>
#include <iterator>

namespace framewright::host {
namespace {

struct Named {
  const char* theirs;
  const char* ours;
};

// Every colour image of ofx-native-v1.5, and the roles that stand for one.
constexpr Named kNative[] = {
    {"ofx_scene_linear", "linear"},
    {"ofx_scene_log", "acescct"},
    {"ofx_display_sdr", "rec709"},
    {"srgb_display", "srgb"},
    {"displayp3_display", "srgb_p3d65"},
    {"rec1886_rec709_display", "rec709"},
    {"rec1886_rec2020_display", "rec709_rec2020"},
    {"rec2100_hlg_display", "hlg_rec2020"},
    {"rec2100_pq_display", "pq_rec2020"},
    {"st2084_p3d65_display", "pq_p3d65"},
    {"p3d65_display", "gamma26_p3d65"},
    {"p3d60_display", "gamma26_p3d60"},
    {"p3_dci_display", "gamma26_p3dci"},
    {"ACES2065-1", "linear_ap0"},
    {"ACEScc", "acescc_ap1"},
    {"ACEScct", "acescct_ap1"},
    {"ACEScg", "linear_ap1"},
    {"lin_p3d65", "linear_p3d65"},
    {"lin_rec2020", "linear_rec2020"},
    {"lin_rec709_srgb", "linear"},
    {"g18_rec709_tx", "gamma18"},
    {"g22_ap1_tx", "gamma22_ap1"},
    {"g22_rec709_tx", "srgb"},
    {"g24_rec709_tx", "rec709"},
    {"srgb_encoded_ap1_tx", "srgb_ap1"},
    {"srgb_encoded_p3d65_tx", "srgb_p3d65"},
    {"srgb_tx", "srgb"},
    {"camera_rec709", "rec709"},
    {"CIE-XYZ-D65", "linear_xyz"},
    {"arri_logc3_ei800", "logc3_awg3"},
    {"lin_arri_wide_gamut_3", "linear_awg3"},
    {"arri_logc4", "logc4_awg4"},
    {"lin_arri_wide_gamut_4", "linear_awg4"},
    {"bmdfilm_widegamut_gen5", "bmdfilm5_bwg5"},
    {"lin_bmd_widegamut_gen5", "linear_bwg5"},
    {"davinci_intermediate_widegamut", "davinci_dwg"},
    {"lin_davinci_widegamut", "linear_dwg"},
    {"canonlog2_cinemagamut_d55", "canonlog2_cgamut"},
    {"canonlog3_cinemagamut_d55", "canonlog3_cgamut"},
    {"lin_cinemagamut_d55", "linear_cgamut"},
    {"vlog_vgamut", "vlog_vgamut"},
    {"lin_vgamut", "linear_vgamut"},
    {"log3g10_redwidegamutrgb", "log3g10_rwg"},
    {"lin_redwidegamutrgb", "linear_rwg"},
    {"slog3_sgamut3", "slog3_sgamut3"},
    {"slog3_sgamut3cine", "slog3_sgamut3cine"},
    {"slog3_venice_sgamut3", "slog3_venice"},
    {"slog3_venice_sgamut3cine", "slog3_venicecine"},
    {"lin_sgamut3", "linear_sgamut3"},
    {"lin_sgamut3cine", "linear_sgamut3cine"},
    {"lin_venice_sgamut3", "linear_venice"},
    {"lin_venice_sgamut3cine", "linear_venicecine"},
    {"aces_interchange", "linear_ap0"},
    {"cie_xyz_d65_interchange", "linear_xyz"},
    {"color_picking", "rec709"},
    {"color_timing", "acescct"},
    {"compositing_log", "acescct"},
    {"matte_paint", "srgb"},
    {"scene_linear", "linear"},
    {"texture_paint", "srgb"},
};

// What a name from elsewhere most likely means: by a part of it; the first row that fits counts.
constexpr Named kLikely[] = {
    {"acescct", "acescct"},
    {"ACEScct", "acescct"},
    {"logc4", "logc4"},
    {"logc3", "logc3"},
    {"slog3", "slog3"},
    {"vlog", "vlog"},
    {"canonlog3", "clog3"},
    {"clog3", "clog3"},
    {"lin_", "linear"},
    {"ofx_linear", "linear"},
    {"scene_linear", "linear"},
    {"ACEScg", "linear"},
    {"rec1886", "rec709"},
    {"g24_rec709", "rec709"},
    {"srgb", "srgb"},
    {"ofx_sdr", "srgb"},
    {"g22_", "srgb"},
    {"displayp3", "srgb"},
    {"ofx_display_hdr", "pq_rec2020"},
};

constexpr const char* kData[] = {"Raw", "ofx_raw", "data"};

}  // namespace

ToldColour ColourSpaceFromHost(const std::string& host_name) {
  const auto is_it = [&host_name](const Named& named) { return host_name == named.theirs; };
  const auto native = std::find_if(std::begin(kNative), std::end(kNative), is_it);
  if (native != std::end(kNative)) return {native->ours, true};
  const bool says_nothing =
      host_name.empty() || std::find(std::begin(kData), std::end(kData), host_name) != std::end(kData);
  for (const Named& likely : kLikely) {
    if (host_name.find(likely.theirs) != std::string::npos) return {likely.ours, false};
  }
  return {"", says_nothing};
}

std::string AssumedColourSpace(frame::Depth depth, bool float_is_display_referred) {
  if (depth == frame::Depth::kByte || depth == frame::Depth::kShort) return "srgb";
  return float_is_display_referred ? "rec709" : "linear";
}

}  // namespace framewright::host
