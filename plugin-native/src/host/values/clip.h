// A clip of an instance and the images it gives. Only for the thread on which the host called us.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "client/frame_job.h"
#include "frame/host_image.h"
#include "host/values/properties.h"
#include "ofx/image_effect.h"

namespace framewright::host {

// Given back to the host when it goes out of scope.
class Image {
 public:
  // Throws Failure when the image makes no sense.
  Image(ofx::PropertySetHandle handle, const Properties& clip);

  // No data when the host had an image without pixels.
  const frame::HostImage& pixels() const { return pixels_; }
  client::Alpha alpha() const { return alpha_; }

 private:
  struct Release {
    void operator()(ofx::PropertySetHandle handle) const;
  };
  std::unique_ptr<std::remove_pointer_t<ofx::PropertySetHandle>, Release> handle_;
  frame::HostImage pixels_;
  client::Alpha alpha_;
};

struct TimeRange {
  double first = 0;
  double last = 0;
};

class Clip {
 public:
  Clip(ofx::EffectHandle effect, const char* name);

  // A host that does not say counts as not connected, but for the clips every host must have.
  bool Connected() const;
  // Nothing when the host has no image there. Throws Failure when it has one that makes no sense.
  std::optional<Image> Fetch(double time) const;
  std::optional<ofx::RectD> RegionOfDefinition(double time) const;
  // Is the colour of its images said not to be multiplied by their alpha?
  bool Straight() const { return properties_.Text(ofx::kImagePremultiplication) == ofx::kUnpremultiplied; }
  // Nothing when the host does not say, or says that it never ends.
  std::optional<TimeRange> FrameRange() const;
  // False where the host does not tell the range: such a clip has no holes, only ends.
  bool Has(double time) const;
  const Properties& properties() const { return properties_; }

 private:
  std::string name_;
  ofx::ClipHandle handle_ = nullptr;
  Properties properties_;
};

}  // namespace framewright::host
