// Where a running server listens, as it published itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace framewright::client {

struct Endpoint {
  std::string address;  // "unix:/path" or "ipv4:127.0.0.1:PORT"
  std::string token;
};

inline bool operator==(const Endpoint& a, const Endpoint& b) { return a.address == b.address && a.token == b.token; }

// Nothing when no complete endpoint on this machine is in the text.
std::optional<Endpoint> ParseEndpoint(const std::string& text);

// The endpoint in the user's runtime folder, or nothing when no server published one. Throws Failure when the file or
// its folder is open to other users.
std::optional<Endpoint> PublishedEndpoint(const std::filesystem::path& runtime_folder);

}  // namespace framewright::client
