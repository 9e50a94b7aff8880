#include "platform/one_line.h"

#include <algorithm>

namespace framewright::platform {
namespace {

constexpr char kCut[] = "...";

bool ContinuesCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool IsControl(char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == '\x7F'; }

}  // namespace

std::string OneLine(const std::string& text, size_t most) {
  size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && ContinuesCharacter(text[end])) --end;
  std::string line = text.substr(0, end);
  std::replace_if(line.begin(), line.end(), IsControl, ' ');
  return end < text.size() ? line + kCut : line;
}

}  // namespace framewright::platform
