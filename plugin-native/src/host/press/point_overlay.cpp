#include "host/press/point_overlay.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "host/values/suites.h"

namespace framewright::host {
namespace {

constexpr char kPicked[] = "screen_colour";

// In pixels of the screen.
constexpr double kArm = 10;
constexpr double kReach = 8;
constexpr double kSwatchFrom = 6;
constexpr double kSwatchTo = 18;

const Control* PointOf(const Effect& effect) {
  for (const Control* control : ControlsOf(effect.panel)) {
    if (control->has_point()) return control;
  }
  return nullptr;
}

// The point where it counts, else nothing.
const Control* LivePoint(const Instance& instance) {
  const Control* point = PointOf(instance.effect());
  return point != nullptr && instance.parameters().IsNeeded(*point) ? point : nullptr;
}

ofx::PointD PlaceOf(const Instance& instance, const Control& point, double time) {
  const auto place = std::get<std::vector<double>>(instance.parameters().ValueOf(point, time));
  return {place[0], place[1]};
}

// How much of the picture a pixel of the screen is.
ofx::PointD PixelScale(const Properties& arguments) {
  const ofx::PointD scale{arguments.Double(ofx::kArgPixelScale, 1, 0), arguments.Double(ofx::kArgPixelScale, 1, 1)};
  return {scale.x > 0 ? scale.x : 1, scale.y > 0 ? scale.y : 1};
}

ofx::PointD PenIn(const Properties& arguments) {
  return {arguments.Double(ofx::kArgPenPosition, 0, 0), arguments.Double(ofx::kArgPenPosition, 0, 1)};
}

class Pencil {
 public:
  Pencil(ofx::DrawContext context, ofx::PointD place, ofx::PointD scale)
      : context_(context), place_(place), scale_(scale) {}

  void DrawCross(ofx::StandardColour standard) const {
    ofx::RgbaF colour{1, 1, 1, 1};
    Call(suite().get_colour, context_, standard, &colour);
    Draw(colour, ofx::kDrawLines, {{-kArm, 0}, {kArm, 0}, {0, -kArm}, {0, kArm}});
  }

  void DrawSwatch(const std::vector<double>& rgb) const {
    const auto shown = [&rgb](size_t channel) { return static_cast<float>(std::clamp(rgb[channel], 0.0, 1.0)); };
    Draw({shown(0), shown(1), shown(2), 1}, ofx::kDrawPolygon,
         {{kSwatchFrom, kSwatchFrom}, {kSwatchTo, kSwatchFrom}, {kSwatchTo, kSwatchTo}, {kSwatchFrom, kSwatchTo}});
  }

 private:
  static const ofx::DrawSuiteV1& suite() { return *HostSuites().draw; }

  // Points around the place, in pixels of the screen.
  void Draw(const ofx::RgbaF& colour, ofx::Primitive primitive, std::vector<ofx::PointD> points) const {
    for (ofx::PointD& point : points) point = {place_.x + point.x * scale_.x, place_.y + point.y * scale_.y};
    Call(suite().set_colour, context_, &colour);
    Call(suite().set_line_width, context_, 0.0F);
    Call(suite().draw, context_, primitive, points.data(), static_cast<int>(points.size()));
  }

  ofx::DrawContext context_;
  ofx::PointD place_;
  ofx::PointD scale_;
};

bool Holds(InstanceState* state) {
  if (state == nullptr) return false;
  const std::lock_guard lock(state->mutex);
  return state->holds_point;
}

}  // namespace

bool HasPoint(const Effect& effect) { return PointOf(effect) != nullptr; }

ofx::Status FollowPoint(const Effect& effect, ofx::InteractHandle overlay) {
  const Control* point = PointOf(effect);
  ofx::PropertySetHandle handle = nullptr;
  if (point == nullptr || HostSuites().interact == nullptr) return ofx::kReplyDefault;
  Call(HostSuites().interact->get_property_set, overlay, &handle);
  if (handle == nullptr) return ofx::kReplyDefault;
  const Properties properties(handle);
  int count = 0;
  properties.Set(ofx::kInteractSlaveToParam, point->name(), count++);
  properties.Set(ofx::kInteractSlaveToParam, kPicked, count++);
  for (const v1::Need& need : point->needs()) properties.Set(ofx::kInteractSlaveToParam, need.control(), count++);
  return ofx::kOk;
}

ofx::Status DrawPoint(const Instance& instance, const Properties& arguments) {
  const Control* point = LivePoint(instance);
  void* context = arguments.Pointer(ofx::kArgDrawContext);
  if (point == nullptr || context == nullptr || HostSuites().draw == nullptr) return ofx::kReplyDefault;
  const double time = arguments.Double(ofx::kPropTime, 0);
  const Pencil pencil(static_cast<ofx::DrawContext>(context), PlaceOf(instance, *point, time), PixelScale(arguments));
  const Control& picked = *FindControl(instance.effect().panel, kPicked);
  pencil.DrawSwatch(std::get<std::vector<double>>(instance.parameters().ValueOf(picked, time)));
  pencil.DrawCross(Holds(instance.state()) ? ofx::kColourSelected : ofx::kColourActive);
  return ofx::kOk;
}

ofx::Status TakePoint(const Instance& instance, const Properties& arguments) {
  const Control* point = LivePoint(instance);
  InstanceState* state = instance.state();
  if (point == nullptr || state == nullptr) return ofx::kReplyDefault;
  const ofx::PointD place = PlaceOf(instance, *point, arguments.Double(ofx::kPropTime, 0));
  const ofx::PointD pen = PenIn(arguments);
  const ofx::PointD scale = PixelScale(arguments);
  const double far = std::max(std::abs(pen.x - place.x) / scale.x, std::abs(pen.y - place.y) / scale.y);
  if (far > kReach) return ofx::kReplyDefault;
  const std::lock_guard lock(state->mutex);
  state->holds_point = true;
  return ofx::kOk;
}

ofx::Status MovePoint(const Instance& instance, const Properties& arguments) {
  InstanceState* state = instance.state();
  if (!Holds(state)) return ofx::kReplyDefault;
  {
    const std::lock_guard lock(state->mutex);  // not held while the host may call back
    state->moved_point = true;
  }
  const ofx::PointD pen = PenIn(arguments);
  instance.parameters().Set(PointOf(instance.effect())->name().c_str(), std::vector<double>{pen.x, pen.y});
  return ofx::kOk;
}

ofx::Status ReleasePoint(const Instance& instance) {
  InstanceState* state = instance.state();
  if (!Holds(state)) return ofx::kReplyDefault;
  const std::lock_guard lock(state->mutex);
  state->holds_point = false;
  return ofx::kOk;
}

bool WasMovedByPen(const Instance& instance, const std::string& parameter) {
  const Control* control = FindControl(instance.effect().panel, parameter);
  InstanceState* state = instance.state();
  if (control == nullptr || !control->has_point() || state == nullptr) return false;
  const std::lock_guard lock(state->mutex);
  return std::exchange(state->moved_point, false);
}

}  // namespace framewright::host
