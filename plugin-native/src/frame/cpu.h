// Wide paths of this processor, chosen when the program runs. Each has a plain path with the same result.
#pragma once

#include <cstddef>

namespace framewright::frame {

// Copies as memcpy does, past the caches where the processor can. For frames: what is far larger than the caches and is
// read next by another process. The writes are visible to other processes once FinishStreaming was called.
void StreamCopy(void* to, const void* from, size_t bytes);
void FinishStreaming();

// False when this processor has no such instruction and nothing was done.
bool WideHalvesToFloats(const std::byte* halves, int count, float* floats);
bool WideFloatsToHalves(const float* floats, int count, std::byte* halves);

// Bytes of floats from 0 to 1, rounded; what is outside is held there, NaN is 0. Returns how many of the first it
// converted.
int WideFloatsToBytes(const float* floats, int count, std::byte* bytes);

// Bytes as floats from 0 to 1. Returns how many of the first it converted.
int WideBytesToFloats(const std::byte* bytes, int count, float* floats);

}  // namespace framewright::frame
