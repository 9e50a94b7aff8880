// A frame on its way in and out: host image <-> packed frame (RGBA, float, top row first).
#pragma once

#include <vector>

#include "frame/content_id.h"
#include "frame/host_image.h"

namespace framewright::frame {

// Copies rows of a host image, top first, into packed memory. Every packed byte passes once; a ContentId may look on.
class Packer {
 public:
  explicit Packer(const HostImage& image);

  // Rows `first` to `first + count` counted from the top; `to` receives count * width * 16 bytes.
  void PackRows(int first, int count, std::byte* to, ContentId* id);
  void PackAll(std::byte* to, ContentId* id) { PackRows(0, image_.bounds.height(), to, id); }

  // Only the identity; nothing is written.
  void IdentifyRows(int first, int count, ContentId* id);
  void Identify(ContentId* id) { IdentifyRows(0, image_.bounds.height(), id); }

  // One packed row. Points into the host's image when that is already packed, else into a buffer of this object.
  const float* Row(int from_top);

 private:
  HostImage image_;
  std::vector<float> converted_;
};

// Copies packed rows out into a window of a host image, mixing them with the source by strength. The window and the
// frame are in the same coordinates; what the frame does not cover becomes transparent black.
class Unpacker {
 public:
  // `source` may be null when strength is 1. Its bounds may differ from the frame's: outside it counts as black.
  Unpacker(const HostImage& output, const Bounds& window, const Bounds& frame, double strength,
           const HostImage* source);

  // Clears what the frame does not cover. Call once.
  void ClearOutside();
  // Rows `first` to `first + count` of the frame, counted from the frame's top.
  void UnpackRows(int first, int count, const std::byte* from);
  void UnpackAll(const std::byte* from) { UnpackRows(0, frame_.height(), from); }

 private:
  void Clear(const Bounds& area);
  void WriteRow(int y, const float* packed);
  const float* Mixed(int y, const float* packed);

  HostImage output_;
  Bounds frame_;
  Bounds covered_;
  Bounds window_;
  float strength_;
  HostImage source_;
  std::vector<float> mixed_;
};

// Copies what both images share inside the window; the rest of the window becomes transparent black. Equal formats are
// copied bit for bit.
void CopyImage(const HostImage& from, const HostImage& to, const Bounds& window);

// True when every byte of the image is zero: some hosts hand such an image for an input that nobody connected.
bool IsAllZero(const HostImage& image);

}  // namespace framewright::frame
