#include "host/panel.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace framewright::host {

Row Group(const char* name, const char* label) { return {Kind::kGroup, name, label, ""}; }

Row Bool(const char* name, const char* label, const char* hint, bool value) {
  return {Kind::kBool, name, label, hint, value ? 1.0 : 0.0};
}

Row Int(const char* name, const char* label, const char* hint, int value, int minimum, int maximum) {
  return {Kind::kInt,
          name,
          label,
          hint,
          static_cast<double>(value),
          static_cast<double>(minimum),
          static_cast<double>(maximum)};
}

Row Double(const char* name, const char* label, const char* hint, double value, double minimum, double maximum) {
  return {Kind::kDouble, name, label, hint, value, minimum, maximum};
}

Row Choice(const char* name, const char* label, const char* hint, std::vector<Option> options, const char* value) {
  Row row{Kind::kChoice, name, label, hint};
  for (size_t i = 0; i < options.size(); ++i) {
    if (options[i].name == value) row.value = static_cast<double>(i);
  }
  row.options = std::move(options);
  return row;
}

Row Colour(const char* name, const char* label, const char* hint, double red, double green, double blue) {
  Row row{Kind::kColour, name, label, hint};
  row.colour[0] = red;
  row.colour[1] = green;
  row.colour[2] = blue;
  return row;
}

Row String(const char* name, const char* label, const char* hint, const char* value) {
  Row row{Kind::kString, name, label, hint};
  row.text = value;
  return row;
}

Row File(const char* name, const char* label, const char* hint) { return {Kind::kFile, name, label, hint}; }

Row Label(const char* name, const char* label, const char* hint) {
  Row row = NotSent({Kind::kLabel, name, label, hint});
  row.text = std::string(label) + ": press Update";
  return row;
}

Row Button(const char* name, const char* label, const char* hint) {
  return NotSent({Kind::kButton, name, label, hint});
}

Row NotSent(Row row) {
  row.sent = false;
  return row;
}

Row Hidden(Row row) {
  row.hidden = true;
  return NotSent(row);
}

Row ChangesClips(Row row) {
  row.changes_clips = true;
  return row;
}

Row Keyframed(Row choice) {
  choice.keyframed = true;
  return choice;
}

Panel WithCommonControls(Panel own, Resolution resolution) {
  Panel common = {
      Group("framewright", "Framewright"),
      NotSent(Bool("bypass", "Bypass", "Shows the source untouched.", false)),
      NotSent(
          Double("strength", "Strength", "Mixes the result over the source. 0 is the source, bit for bit.", 1, 0, 1)),
      NotSent(String("model", "Model", "The id of an installed model. Empty takes the effect's own.", "")),
      Choice("quality", "Quality", "The resolution the model works at. Lower is faster and coarser.",
             {{"full", "Full"}, {"half", "Half"}, {"quarter", "Quarter"}}, "full"),
      NotSent(
          Choice("input_colour", "Input colour",
                 "How the source's colours are encoded. Auto asks the host, and where it does not say takes sRGB for "
                 "integer and scene-linear for floating-point images.",
                 {{"auto", "Auto"},
                  {"linear", "Scene-linear"},
                  {"srgb", "sRGB"},
                  {"rec709", "Rec.709"},
                  {"slog3", "S-Log3"},
                  {"logc3", "LogC3"},
                  {"logc4", "LogC4"},
                  {"vlog", "V-Log"},
                  {"clog3", "C-Log3"},
                  {"acescct", "ACEScct"}},
                 "auto")),
      NotSent(Choice("on_error", "On error",
                     "What a failed frame does: a message from the host, or the message written into the picture. Auto "
                     "writes it into the picture where the host would show nothing.",
                     {{"message", "Message"}, {"picture", "Picture"}, {"auto", "Auto"}}, "auto")),
      Button("update", "Update",
             "Writes what the last frame had to say into the lines below. Most applications let an effect do that only "
             "when something is changed or pressed."),
      Label("device", "Device", "Where the last frame was computed."),
      Label("last_frame", "Last frame", "How long the last frame took, and where the time went."),
      Label("status", "Status", "What the last frame had to say."),
  };
  if (resolution != Resolution::kChosen) {
    const auto quality = std::find_if(common.begin(), common.end(),
                                      [](const Row& row) { return std::string_view(row.name) == "quality"; });
    if (resolution == Resolution::kHidden) *quality = Hidden(*quality);
    if (resolution == Resolution::kOwn) common.erase(quality);
  }
  own.insert(own.end(), common.begin(), common.end());
  return own;
}

const Row* FindRow(const Panel& panel, const std::string& name) {
  for (const Row& row : panel) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace framewright::host
