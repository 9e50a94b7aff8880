// A host, a private runtime folder, and on demand a server: what a test of the bundle needs.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "support/identity_server.h"
#include "support/temporary_folder.h"
#include "support/test_host.h"

namespace framewright::testing {

inline constexpr frame::PixelFormat kFloatRgba{frame::Depth::kFloat, frame::Components::kRgba};
inline constexpr frame::Bounds kSmall{0, 0, 64, 36};

// Of what an artist was told, which ends in the failure's id.
inline std::string SentenceOf(const std::string& told) {
  const size_t id = told.rfind(" (");
  EXPECT_TRUE(id != std::string::npos && told.size() == id + 8 && told.back() == ')') << told;
  return told.substr(0, id);
}

inline std::string IdOf(const std::string& told) { return told.substr(SentenceOf(told).size() + 2, 5); }

class Rig : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("FRAMEWRIGHT_RUNTIME_DIR", (folder_.path() / "run").c_str(), 1);
    setenv("FRAMEWRIGHT_HOME", (folder_.path() / "nothing-here").c_str(), 1);
    setenv("XDG_STATE_HOME", (folder_.path() / "state").c_str(), 1);
    setenv("http_proxy", "http://127.0.0.1:1", 1);  // must be ignored
  }

  // A home whose server is this script.
  void InstallServer(const std::string& script) {
    const auto program = folder_.path() / "nothing-here" / "bin" / "framewright-server";
    std::filesystem::create_directories(program.parent_path());
    std::ofstream(program) << "#!/bin/sh\n" << script << '\n';
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  }

  IdentityServer& StartServer() {
    server_ = std::make_unique<IdentityServer>(folder_.path() / "run");
    return *server_;
  }

  void MakeHost(Habits habits = {}) { host_ = std::make_unique<TestHost>(std::move(habits)); }

  // An instance of the plugin with these pictures on its clips.
  Effect& Open(const std::string& identifier, Picture* source, Picture* output,
               const char* context = ofx::kContextGeneral) {
    plugin_ = host_->Plugin(identifier);
    effect_ = host_->Instance(plugin_, context);
    effect_->clips["Source"].frame_at = [source](double) { return source; };
    effect_->clips["Output"].frame_at = [output](double) { return output; };
    return *effect_;
  }

  void Set(const std::string& name, double value) { effect_->parameters.at(name).numbers[0] = value; }

  // A choice by its script name.
  void Choose(const std::string& name, const std::string& option) {
    const auto& options = effect_->parameters.at(name).properties.values.at("FramewrightParamPropChoiceName");
    for (size_t i = 0; i < options.size(); ++i) {
      if (std::get<std::string>(options[i]) == option) return Set(name, static_cast<double>(i));
    }
    FAIL() << name << " has no option " << option;
  }

  ofx::Status Render(double time, frame::Bounds window = kSmall) {
    return host_->Render(plugin_, effect_.get(), time, window);
  }

  TemporaryFolder folder_;
  std::unique_ptr<IdentityServer> server_;
  std::unique_ptr<TestHost> host_;
  ofx::Plugin* plugin_ = nullptr;
  std::unique_ptr<Effect> effect_;
};

}  // namespace framewright::testing
