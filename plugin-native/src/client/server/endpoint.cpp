#include "client/server/endpoint.h"

#include <fstream>
#include <sstream>

#include "client/failure.h"
#include "platform/paths.h"

namespace framewright::client {
namespace {

void RequirePrivate(const std::filesystem::path& path) {
  if (!platform::IsOpenToOthers(path)) return;
  throw Failure(ErrorKind::kServerUnavailable,
                path.string() + " is open to other users. Make it yours alone or delete it, then render again.");
}

// The token goes nowhere else.
bool IsOnThisMachine(const std::string& address) {
  return address.rfind("unix:", 0) == 0 || address.rfind("ipv4:127.0.0.1:", 0) == 0;
}

}  // namespace

std::optional<Endpoint> ParseEndpoint(const std::string& text) {
  Endpoint endpoint;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const size_t equals = line.find('=');
    if (equals == std::string::npos) continue;
    if (line.substr(0, equals) == "address") endpoint.address = line.substr(equals + 1);
    if (line.substr(0, equals) == "token") endpoint.token = line.substr(equals + 1);
  }
  if (!IsOnThisMachine(endpoint.address) || endpoint.token.empty()) return std::nullopt;
  return endpoint;
}

std::optional<Endpoint> PublishedEndpoint(const std::filesystem::path& runtime_folder) {
  const std::filesystem::path file = runtime_folder / "endpoint";
  std::error_code none;
  RequirePrivate(runtime_folder);                                          // no server would start there
  if (!std::filesystem::is_regular_file(file, none)) return std::nullopt;  // a pipe would be waited for
  RequirePrivate(file);
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return ParseEndpoint(text.str());
}

}  // namespace framewright::client
