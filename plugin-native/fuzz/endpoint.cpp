// The file in which a server tells its address and token.
#include "client/server/endpoint.h"

#include "target.h"

using framewright::fuzz::Require;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto endpoint = framewright::client::ParseEndpoint(text);
  if (!endpoint) return 0;
  Require(text.find(endpoint->address) != std::string::npos && text.find(endpoint->token) != std::string::npos);
  Require(endpoint->address.find('\n') == std::string::npos && endpoint->token.find('\n') == std::string::npos);
  return 0;
}
