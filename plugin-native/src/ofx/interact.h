// Overlays in the host's viewer: what a host tells them, and the suite of OpenFX 1.5 by which they draw.
#pragma once

#include "ofx/core.h"

namespace framewright::ofx {

using InteractHandle = struct OpaqueInteract*;
using DrawContext = struct OpaqueDrawContext*;

inline constexpr char kInteractSuite[] = "OfxInteractSuite";
inline constexpr char kDrawSuite[] = "OfxDrawSuite";

// Of an effect: the entry of its overlay, which draws by the draw suite.
inline constexpr char kEffectOverlay[] = "OfxImageEffectPluginPropOverlayInteractV2";
inline constexpr char kEffectSupportsOverlays[] = "OfxImageEffectPropSupportsOverlays";

inline constexpr char kActionDraw[] = "OfxInteractActionDraw";
inline constexpr char kActionPenDown[] = "OfxInteractActionPenDown";
inline constexpr char kActionPenMotion[] = "OfxInteractActionPenMotion";
inline constexpr char kActionPenUp[] = "OfxInteractActionPenUp";

// In the arguments of these: the effect, a place in the picture, and how much of it one pixel of the screen is.
inline constexpr char kArgEffectInstance[] = "OfxPropEffectInstance";
inline constexpr char kArgPenPosition[] = "OfxInteractPropPenPosition";
inline constexpr char kArgPixelScale[] = "OfxInteractPropPixelScale";
inline constexpr char kArgDrawContext[] = "OfxInteractPropDrawContext";

// Of an overlay: the parameters whose change it has to be drawn for.
inline constexpr char kInteractSlaveToParam[] = "OfxInteractPropSlaveToParam";

struct InteractSuiteV1 {
  Status (*swap_buffers)(InteractHandle);
  Status (*redraw)(InteractHandle);
  Status (*get_property_set)(InteractHandle, PropertySetHandle* properties);
};

struct PointD {
  double x, y;
};

struct RgbaF {
  float red, green, blue, alpha;
};

enum StandardColour { kColourActive = 1, kColourSelected = 2 };
enum Primitive { kDrawLines = 0, kDrawPolygon = 4 };

struct DrawSuiteV1 {
  Status (*get_colour)(DrawContext, StandardColour, RgbaF* colour);
  Status (*set_colour)(DrawContext, const RgbaF* colour);
  // 0 is one pixel.
  Status (*set_line_width)(DrawContext, float width);
  Status (*set_line_stipple)(DrawContext, int pattern);
  Status (*draw)(DrawContext, Primitive, const PointD* points, int count);
  Status (*draw_text)(DrawContext, const char* text, const PointD* place, int alignment);
};

}  // namespace framewright::ofx
