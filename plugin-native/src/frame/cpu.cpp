#include "frame/cpu.h"

#include <cstdint>
#include <cstring>

#include "frame/half.h"

#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#define FRAMEWRIGHT_X86 1
#if defined(_MSC_VER) && !defined(__clang__)
#include <intrin.h>
#define FRAMEWRIGHT_WIDE
#else
#include <cpuid.h>
#define FRAMEWRIGHT_WIDE __attribute__((target("avx2,f16c")))
#endif
#endif

namespace framewright::frame {

#ifdef FRAMEWRIGHT_X86
namespace {

bool HasWide() {
#if defined(_MSC_VER) && !defined(__clang__)
  int leaf1[4], leaf7[4];
  __cpuid(leaf1, 1);
  __cpuidex(leaf7, 7, 0);
  const bool os_saves_ymm = (leaf1[2] & (1 << 27)) != 0 && (_xgetbv(0) & 6) == 6;
  return os_saves_ymm && (leaf1[2] & (1 << 29)) != 0 && (leaf7[1] & (1 << 5)) != 0;
#else
  unsigned int a, b, leaf1 = 0, d;  // clang's own question knows no f16c
  return __builtin_cpu_supports("avx2") && __get_cpuid(1, &a, &b, &leaf1, &d) != 0 && (leaf1 & bit_F16C) != 0;
#endif
}

const bool has_wide = HasWide();

FRAMEWRIGHT_WIDE void StreamLines(std::byte* to, const std::byte* from, size_t lines) {
  for (size_t i = 0; i < lines; ++i, to += 64, from += 64) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + 32));
    _mm_prefetch(reinterpret_cast<const char*>(from + 1024), _MM_HINT_NTA);
    _mm256_stream_si256(reinterpret_cast<__m256i*>(to), first);
    _mm256_stream_si256(reinterpret_cast<__m256i*>(to + 32), second);
  }
}

FRAMEWRIGHT_WIDE int HalvesToFloats(const std::byte* halves, int count, float* floats) {
  int i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(halves + static_cast<ptrdiff_t>(i) * 2));
    _mm256_storeu_ps(floats + i, _mm256_cvtph_ps(eight));
  }
  return i;
}

FRAMEWRIGHT_WIDE int FloatsToHalves(const float* floats, int count, std::byte* halves) {
  int i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m128i eight = _mm256_cvtps_ph(_mm256_loadu_ps(floats + i), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(halves + static_cast<ptrdiff_t>(i) * 2), eight);
  }
  return i;
}

FRAMEWRIGHT_WIDE __m256i EightQuantised(const float* floats) {
  const __m256 positive = _mm256_max_ps(_mm256_loadu_ps(floats), _mm256_setzero_ps());  // the second operand for NaN
  const __m256 held = _mm256_min_ps(positive, _mm256_set1_ps(1));
  return _mm256_cvttps_epi32(_mm256_add_ps(_mm256_mul_ps(held, _mm256_set1_ps(255)), _mm256_set1_ps(0.5f)));
}

FRAMEWRIGHT_WIDE int FloatsToBytes(const float* floats, int count, std::byte* bytes) {
  const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);  // packing works in halves of a register
  int i = 0;
  for (; i + 32 <= count; i += 32) {
    const __m256i low = _mm256_packs_epi32(EightQuantised(floats + i), EightQuantised(floats + i + 8));
    const __m256i high = _mm256_packs_epi32(EightQuantised(floats + i + 16), EightQuantised(floats + i + 24));
    const __m256i packed = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(low, high), in_order);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(bytes + i), packed);
  }
  return i;
}

FRAMEWRIGHT_WIDE int BytesToFloats(const std::byte* bytes, int count, float* floats) {
  const __m256 most = _mm256_set1_ps(255);  // a division, as on the plain path: a product would round otherwise
  int i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m128i eight = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(bytes + i));
    _mm256_storeu_ps(floats + i, _mm256_div_ps(_mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(eight)), most));
  }
  return i;
}

}  // namespace

void StreamCopy(void* to, const void* from, size_t bytes) {
  auto* target = static_cast<std::byte*>(to);
  const auto* source = static_cast<const std::byte*>(from);
  const size_t before = (64 - reinterpret_cast<uintptr_t>(target) % 64) % 64;
  if (!has_wide || bytes < before + 64) {
    std::memcpy(to, from, bytes);
    return;
  }
  std::memcpy(target, source, before);
  const size_t lines = (bytes - before) / 64;
  StreamLines(target + before, source + before, lines);
  const size_t done = before + lines * 64;
  std::memcpy(target + done, source + done, bytes - done);
}

void FinishStreaming() { _mm_sfence(); }

bool WideHalvesToFloats(const std::byte* halves, int count, float* floats) {
  if (!has_wide) return false;
  for (int i = HalvesToFloats(halves, count, floats); i < count; ++i) {
    uint16_t half;
    std::memcpy(&half, halves + static_cast<ptrdiff_t>(i) * 2, sizeof half);
    floats[i] = FloatFromHalf(half);
  }
  return true;
}

bool WideFloatsToHalves(const float* floats, int count, std::byte* halves) {
  if (!has_wide) return false;
  for (int i = FloatsToHalves(floats, count, halves); i < count; ++i) {
    const uint16_t half = HalfFromFloat(floats[i]);
    std::memcpy(halves + static_cast<ptrdiff_t>(i) * 2, &half, sizeof half);
  }
  return true;
}

int WideFloatsToBytes(const float* floats, int count, std::byte* bytes) {
  return has_wide ? FloatsToBytes(floats, count, bytes) : 0;
}

int WideBytesToFloats(const std::byte* bytes, int count, float* floats) {
  return has_wide ? BytesToFloats(bytes, count, floats) : 0;
}

#else

void StreamCopy(void* to, const void* from, size_t bytes) { std::memcpy(to, from, bytes); }
void FinishStreaming() {}
bool WideHalvesToFloats(const std::byte*, int, float*) { return false; }
bool WideFloatsToHalves(const float*, int, std::byte*) { return false; }
int WideFloatsToBytes(const float*, int, std::byte*) { return 0; }
int WideBytesToFloats(const std::byte*, int, float*) { return 0; }

#endif

}  // namespace framewright::frame
