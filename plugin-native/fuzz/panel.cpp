// The panel of an effect: its controls with their choices, described to a host and read from it.
#include "host/panel/panel.h"

#include <stdexcept>

#include "host/panel/describe_panel.h"
#include "host/panel/panel_bytes.h"
#include "host/panel/parameters.h"
#include "host/values/suites.h"
#include "support/test_host.h"
#include "target.h"

using namespace framewright;

namespace {

std::string_view panel_bytes;

void DescribeAndRead(const host::Panel& panel) {
  static testing::TestHost host;
  host::SetHost(host.raw());
  fuzz::Require(host::FetchSuites());
  testing::Effect effect;
  ofx::ParameterSetHandle set = nullptr;
  host::Call(host::HostSuites().effects->get_parameter_set, testing::TestHost::Handle(&effect), &set);
  host::DescribePanel(set, panel);
  const host::Parameters parameters(testing::TestHost::Handle(&effect), panel);
  for (const host::Control* control : host::ControlsOf(panel)) {
    fuzz::Require(host::FindControl(panel, control->name()) != nullptr);
    if (host::IsSent(*control)) parameters.ValueOf(*control, 0);
  }
}

}  // namespace

// In the place of the panels that the build puts into the plugin.
std::string_view host::PanelBytes(std::string_view name) { return name == "shared" ? std::string_view() : panel_bytes; }

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  panel_bytes = {reinterpret_cast<const char*>(data), size};
  try {
    DescribeAndRead(host::PanelOf("fuzzed"));
  } catch (const std::logic_error&) {  // no panel
  }
  return 0;
}
