#include <cmath>

#include "client/failure.h"
#include "frame/pack.h"
#include "host/press/buttons.h"
#include "host/values/clip.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;

constexpr int kReach = 4;  // pixels each way, so that grain does not decide

// In pixels of the image.
struct Place {
  int x, y;
};

Place PlaceIn(const Pressed& pressed, const Clip& clip) {
  const Control* control = FindControl(pressed.instance.effect().panel, pressed.button);
  const auto point = std::get<std::vector<double>>(pressed.parameters().ValueOf(*control, pressed.time));
  const double aspect = clip.properties().Double(ofx::kImagePixelAspect, 1);
  return {static_cast<int>(std::floor(point[0] * pressed.scale / (aspect > 0 ? aspect : 1))),
          static_cast<int>(std::floor(point[1] * pressed.scale))};
}

// The mean of what lies around the place; nothing outside of the image.
std::optional<std::vector<double>> ColourAround(const Place& place, const frame::HostImage& image) {
  const frame::Bounds around = frame::Intersection(
      {place.x - kReach, place.y - kReach, place.x + kReach + 1, place.y + kReach + 1}, image.bounds);
  if (image.data == nullptr || around.empty()) return std::nullopt;
  frame::Packer packer(image);
  std::vector<double> sum = {0, 0, 0};
  for (int y = around.y1; y < around.y2; ++y) {
    const float* row = packer.Row(image.bounds.y2 - 1 - y) + static_cast<ptrdiff_t>(around.x1 - image.bounds.x1) * 4;
    for (int x = 0; x < around.width(); ++x) {
      for (int channel = 0; channel < 3; ++channel) sum[channel] += row[4 * x + channel];
    }
  }
  for (double& channel : sum) channel /= around.width() * around.height();
  return sum;
}

}  // namespace

std::string PickAtPoint(const Pressed& pressed) {
  const Clip source(pressed.instance.handle(), ofx::kClipSource);
  const auto image = source.Fetch(pressed.time);
  const auto colour = image ? ColourAround(PlaceIn(pressed, source), image->pixels()) : std::nullopt;
  if (!colour) throw Failure(ErrorKind::kInvalidRequest, "There is no picture at the point. Move it onto the screen.");
  pressed.parameters().Set("screen_colour", *colour);
  pressed.parameters().Set("screen", "pick");
  return "The screen's colour is that around the point.";
}

}  // namespace framewright::host
