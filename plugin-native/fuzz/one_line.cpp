// Lines of the log and sentences for the artist, whatever a server put into them.
#include "platform/one_line.h"

#include "target.h"

using framewright::fuzz::Require;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  framewright::fuzz::Input input(data, size);
  const size_t most = input.Byte();
  const std::string text = input.Rest();
  const std::string line = framewright::platform::OneLine(text, most);
  Require(line.size() <= most + 3);
  for (const char byte : line) Require(static_cast<unsigned char>(byte) >= ' ' && byte != '\x7F');
  return 0;
}
