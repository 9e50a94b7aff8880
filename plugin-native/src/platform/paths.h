// Where Framewright's files are at run time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace framewright::platform {

// The value, or nothing when the variable is missing or empty.
std::optional<std::string> Environment(const char* name);

// The user's own folder in which a running server publishes itself. FRAMEWRIGHT_RUNTIME_DIR, else the session's runtime
// folder.
std::filesystem::path RuntimeFolder();

// Does something lie there that is another's, or that others can reach? It could be somebody's trap. What has just gone
// is nobody's: servers that begin remove what those that were killed have left.
bool IsOpenToOthers(const std::filesystem::path& path);

// Logs. FRAMEWRIGHT_LOG_DIR, else XDG_STATE_HOME or the system's place for them.
std::filesystem::path StateFolder();

// The installation that holds the server: FRAMEWRIGHT_HOME, else the file `home` in the bundle's resources, else the
// folder around the bundle, else the usual places. Nothing when none of them holds a server.
std::optional<std::filesystem::path> Home();

// The program in a home that starts the server.
std::filesystem::path ServerProgram(const std::filesystem::path& home);

}  // namespace framewright::platform
