// What a server says of itself and of what it keeps, read without trust: every text is one line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "client/frame_job.h"

namespace framewright::client {

struct ModelNote {
  std::string id;
  std::string title;
  std::string effect;
  std::string problem;  // empty when it can be used
};

struct FailureNote {
  std::string id;
  std::string sentence;
};

struct ServerReport {
  std::string version;
  std::string device;
  std::string reason;  // why it is that one
  std::vector<ModelNote> models;
  std::vector<FailureNote> failures;  // the latest at the end
};

struct PresetNote {
  std::string name;
  std::string about;
};

// What a course is to learn from, and how.
struct Learning {
  std::vector<int> frames;
  std::string task;
  std::string size;
  double minutes = 0;
  double variation = 1;
  bool flips = false;
};

enum class CourseOrder { kPause, kGoOn, kForget, kLook };

struct CourseNote {
  std::string sentence;  // empty: there is none
  std::string content;   // of its model, to be kept; empty: there is none yet
};

using Controls = std::map<std::string, Value>;

}  // namespace framewright::client
