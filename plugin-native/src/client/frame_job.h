// One frame to render, as the host side asks for it, and what comes back. Knows neither OpenFX nor gRPC.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "frame/host_image.h"

namespace framewright::client {

enum class Alpha { kOpaque, kStraight, kPremultiplied, kOnly };

using Value = std::variant<double, std::string, std::vector<double>>;

struct InputFrame {
  std::string clip;
  double time = 0;
  frame::HostImage image;
  Alpha alpha = Alpha::kOpaque;
  // The encoding's script name, as the contract lists them.
  std::string colour_space;
};

struct FrameJob {
  std::string effect;
  std::string model;  // empty: the effect's default
  std::map<std::string, Value> parameters;
  double time = 0;
  double render_scale = 1;
  bool batch = false;
  // Compute the identity of each input's content, so that a server that holds it does not ask for it again.
  bool identify = false;
  // The first is the primary one: the result has its size and place, and strength mixes the result over it.
  std::vector<InputFrame> inputs;
  frame::HostImage output;
  frame::Bounds window;
  Alpha output_alpha = Alpha::kOpaque;
  double strength = 1;
};

struct FrameReport {
  std::vector<std::pair<std::string, double>> stages_ms;  // the server's, in order
  double copy_in_ms = 0;
  double copy_out_ms = 0;
  double total_ms = 0;
  bool shared_memory = false;
  std::string model;  // "id version", empty when none ran
  std::string model_sha256;
  std::string device;
  std::vector<std::string> warnings;
  std::map<std::string, double> findings;
};

// True when the host has lost interest. Asked on the thread that renders, about every 15 ms.
using Abandoned = std::function<bool()>;

}  // namespace framewright::client
