// The identity of a frame's content: equal ids mean equal size and equal packed pixels.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace framewright::frame {

class ContentId {
 public:
  ContentId(int width, int height);
  ~ContentId();
  ContentId(const ContentId&) = delete;
  ContentId& operator=(const ContentId&) = delete;

  void Add(const void* bytes, size_t count);
  // 16 bytes.
  std::string Digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace framewright::frame
