#include "host/values/clip.h"

#include <climits>
#include <cmath>

#include "client/failure.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

using client::Alpha;
using client::ErrorKind;
using client::Failure;

frame::Depth DepthOf(const std::string& name) {
  if (name == ofx::kDepthByte) return frame::Depth::kByte;
  if (name == ofx::kDepthShort) return frame::Depth::kShort;
  if (name == ofx::kDepthHalf) return frame::Depth::kHalf;
  if (name == ofx::kDepthFloat) return frame::Depth::kFloat;
  throw Failure(ErrorKind::kUnsupported, "The host's pixel depth " + name + " is not one this effect can read.");
}

frame::Components ComponentsOf(const std::string& name) {
  if (name == ofx::kComponentRgba) return frame::Components::kRgba;
  if (name == ofx::kComponentRgb) return frame::Components::kRgb;
  if (name == ofx::kComponentAlpha) return frame::Components::kAlpha;
  throw Failure(ErrorKind::kUnsupported, "The host's pixel components " + name + " are not ones this effect can read.");
}

// A host that does not say has premultiplied images: it is what compositors keep.
Alpha AlphaOf(const std::string& premultiplication, frame::Components components) {
  if (components == frame::Components::kAlpha) return Alpha::kOnly;
  if (components == frame::Components::kRgb) return Alpha::kOpaque;
  if (premultiplication == ofx::kOpaque) return Alpha::kOpaque;
  return premultiplication == ofx::kUnpremultiplied ? Alpha::kStraight : Alpha::kPremultiplied;
}

frame::Bounds BoundsOf(const Properties& image) {
  return {image.Int(ofx::kImageBounds, 0, 0), image.Int(ofx::kImageBounds, 0, 1), image.Int(ofx::kImageBounds, 0, 2),
          image.Int(ofx::kImageBounds, 0, 3)};
}

frame::HostImage PixelsOf(const Properties& image, const Properties& clip) {
  frame::HostImage pixels;
  pixels.data = static_cast<std::byte*>(image.Pointer(ofx::kImageData));
  pixels.bounds = BoundsOf(image);
  if (pixels.data == nullptr || pixels.bounds.empty()) return {};
  pixels.format.depth = DepthOf(image.Text(ofx::kImageDepth, clip.Text(ofx::kImageDepth)));
  pixels.format.components = ComponentsOf(image.Text(ofx::kImageComponents, clip.Text(ofx::kImageComponents)));
  pixels.row_bytes = image.Int(ofx::kImageRowBytes, 0);
  const ptrdiff_t least = static_cast<ptrdiff_t>(pixels.bounds.width()) * frame::BytesPerPixel(pixels.format);
  if (pixels.row_bytes == 0) pixels.row_bytes = least;
  if (pixels.bounds.height() > 1 && std::abs(pixels.row_bytes) < least) {
    throw Failure(ErrorKind::kUnsupported, "The host's image has rows that overlap.");
  }
  return pixels;
}

}  // namespace

void Image::Release::operator()(ofx::PropertySetHandle handle) const {
  Call(HostSuites().effects->clip_release_image, handle);
}

Image::Image(ofx::PropertySetHandle handle, const Properties& clip) : handle_(handle) {
  const Properties image(handle);
  pixels_ = PixelsOf(image, clip);
  const std::string stated = image.Text(ofx::kImagePremultiplication, clip.Text(ofx::kImagePremultiplication));
  alpha_ = AlphaOf(stated, pixels_.format.components);
}

Clip::Clip(ofx::EffectHandle effect, const char* name) : name_(name), properties_(nullptr) {
  ofx::PropertySetHandle properties = nullptr;
  if (Call(HostSuites().effects->clip_get_handle, effect, name, &handle_, &properties) != ofx::kOk) handle_ = nullptr;
  if (handle_ != nullptr && properties == nullptr) {
    Call(HostSuites().effects->clip_get_property_set, handle_, &properties);
  }
  properties_ = Properties(properties);
}

bool Clip::Connected() const {
  if (handle_ == nullptr) return false;
  const bool mandatory = name_ == ofx::kClipSource || name_ == ofx::kClipOutput;
  return properties_.Int(ofx::kClipConnected, mandatory ? 1 : 0) != 0;
}

std::optional<Image> Clip::Fetch(double time) const {
  ofx::PropertySetHandle image = nullptr;
  if (handle_ == nullptr) return std::nullopt;
  if (Call(HostSuites().effects->clip_get_image, handle_, time, nullptr, &image) != ofx::kOk || image == nullptr) {
    return std::nullopt;
  }
  Image fetched(image, properties_);
  if (fetched.pixels().data == nullptr) return std::nullopt;
  return fetched;
}

std::optional<ofx::RectD> Clip::RegionOfDefinition(double time) const {
  ofx::RectD region{};
  if (handle_ == nullptr) return std::nullopt;
  const bool known = Call(HostSuites().effects->clip_get_region_of_definition, handle_, time, &region) == ofx::kOk;
  return known && region.x2 > region.x1 && region.y2 > region.y1 ? std::optional(region) : std::nullopt;
}

bool Clip::Has(double time) const {
  const auto range = FrameRange();
  return range && time >= range->first && time <= range->last;
}

std::optional<TimeRange> Clip::FrameRange() const {
  if (handle_ == nullptr || !properties_.HasDouble(ofx::kArgFrameRange)) return std::nullopt;
  const TimeRange range{properties_.Double(ofx::kArgFrameRange, 0, 0), properties_.Double(ofx::kArgFrameRange, 0, 1)};
  const bool finite = std::abs(range.first) < INT_MAX / 2 && std::abs(range.last) < INT_MAX / 2;
  return finite && range.last >= range.first ? std::optional(range) : std::nullopt;
}

}  // namespace framewright::host
