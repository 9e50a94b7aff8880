#include "frame/content_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace framewright::frame {

struct ContentId::State {
  XXH3_state_t hash;
};

ContentId::ContentId(int width, int height) : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(&state_->hash);
  const int size[] = {width, height};
  XXH3_128bits_update(&state_->hash, size, sizeof size);
}

ContentId::~ContentId() = default;

void ContentId::Add(const void* bytes, size_t count) { XXH3_128bits_update(&state_->hash, bytes, count); }

std::string ContentId::Digest() const {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&state_->hash));
  return std::string(reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest);
}

}  // namespace framewright::frame
