// The controls of an effect as a table: one row per control. Everything else about a control follows from its row: its
// description to the host, its reading, its place in the request to the server.
#pragma once

#include <string>
#include <vector>

namespace framewright::host {

enum class Kind { kGroup, kBool, kInt, kDouble, kChoice, kColour, kString, kFile, kLabel, kButton };

struct Option {
  std::string name;   // script name, as it travels to the server
  std::string label;  // as the artist reads it
};

struct Row {
  Kind kind;
  const char* name;  // script name: stable, lower case
  const char* label;
  const char* hint;
  double value = 0;  // default of numbers; of a choice, the index
  double minimum = 0;
  double maximum = 1;
  std::string text = {};  // default of strings
  std::vector<Option> options = {};
  double colour[3] = {0, 0, 0};
  // Does the server get it? Common controls and labels are for the plugin itself.
  bool sent = true;
  // Does a change alter what the output clip is (its alpha, its frame rate, its length)?
  bool changes_clips = false;
  // Is it without effect by now, and there only so that old projects and scripts find it?
  bool hidden = false;
  // May a choice be keyframed? Numbers always may.
  bool keyframed = false;
};

using Panel = std::vector<Row>;

// Builders, so that a panel file reads as a table. `Group` begins a group that lasts until the next one.
Row Group(const char* name, const char* label);
Row Bool(const char* name, const char* label, const char* hint, bool value);
Row Int(const char* name, const char* label, const char* hint, int value, int minimum, int maximum);
Row Double(const char* name, const char* label, const char* hint, double value, double minimum, double maximum);
Row Choice(const char* name, const char* label, const char* hint, std::vector<Option> options, const char* value);
Row Colour(const char* name, const char* label, const char* hint, double red, double green, double blue);
Row String(const char* name, const char* label, const char* hint, const char* value);
Row File(const char* name, const char* label, const char* hint);
Row Label(const char* name, const char* label, const char* hint);
Row Button(const char* name, const char* label, const char* hint);

// Marks a row.
Row NotSent(Row row);
Row Hidden(Row row);
Row ChangesClips(Row row);
Row Keyframed(Row choice);

// Does an effect work at the resolution that the artist chooses, or always at its own? Hidden: at its own, and its
// panel once had the choice.
enum class Resolution { kChosen, kOwn, kHidden };

// The controls every effect has, in a group of their own at the end.
Panel WithCommonControls(Panel own, Resolution resolution = Resolution::kChosen);

// Null when the panel has no such row.
const Row* FindRow(const Panel& panel, const std::string& name);

}  // namespace framewright::host
