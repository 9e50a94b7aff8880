// One line in the plugin's log, beside the server's. Never throws; a log that cannot be written is not missed.
#pragma once

#include <string>

namespace framewright::platform {

void Log(const std::string& line) noexcept;

}  // namespace framewright::platform
