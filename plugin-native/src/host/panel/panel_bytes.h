// The panels of the contract as they lie in the binary: messages, serialized when the bundle is built.
#pragma once

#include <string_view>

namespace framewright::host {

// By the name of the panel's file; empty when there is none.
std::string_view PanelBytes(std::string_view name);

}  // namespace framewright::host
