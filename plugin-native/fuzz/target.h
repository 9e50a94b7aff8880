// A target of fuzzing: one function, given bytes that nobody may be trusted for. It holds when it returns; what it
// checks itself it says by Require.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace framewright::fuzz {

inline void Require(bool condition) {
  if (!condition) std::abort();
}

// Takes the input apart from its front; at its end there are zeros.
class Input {
 public:
  Input(const uint8_t* data, size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }
  uint8_t Byte() {
    const std::string byte = Bytes(1);
    return byte.empty() ? 0 : static_cast<uint8_t>(byte[0]);
  }
  int Within(int least, int most) { return least + Byte() % (most - least + 1); }
  std::string Bytes(size_t count) {
    std::string taken = rest_.substr(0, count);
    rest_.erase(0, taken.size());
    return taken;
  }
  std::string Rest() { return Bytes(rest_.size()); }

 private:
  std::string rest_;
};

}  // namespace framewright::fuzz
