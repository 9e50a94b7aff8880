// The image effect suite, its actions, contexts and properties. Images have their first row at the bottom; row bytes
// are signed; bounds are half open, in pixels of the render scale.
#pragma once

#include <cstddef>

#include "ofx/core.h"
#include "ofx/parameter.h"

namespace framewright::ofx {

using EffectHandle = struct OpaqueEffect*;
using ClipHandle = struct OpaqueClip*;
using MemoryHandle = struct OpaqueMemory*;

inline constexpr char kImageEffectApi[] = "OfxImageEffectPluginAPI";
inline constexpr char kImageEffectSuite[] = "OfxImageEffectSuite";

inline constexpr char kActionDescribeInContext[] = "OfxImageEffectActionDescribeInContext";
inline constexpr char kActionGetRegionOfDefinition[] = "OfxImageEffectActionGetRegionOfDefinition";
inline constexpr char kActionGetRegionsOfInterest[] = "OfxImageEffectActionGetRegionsOfInterest";
inline constexpr char kActionGetTimeDomain[] = "OfxImageEffectActionGetTimeDomain";
inline constexpr char kActionGetFramesNeeded[] = "OfxImageEffectActionGetFramesNeeded";
inline constexpr char kActionGetOutputColourspace[] = "OfxImageEffectActionGetOutputColourspace";
inline constexpr char kActionGetClipPreferences[] = "OfxImageEffectActionGetClipPreferences";
inline constexpr char kActionIsIdentity[] = "OfxImageEffectActionIsIdentity";
inline constexpr char kActionRender[] = "OfxImageEffectActionRender";

inline constexpr char kContextFilter[] = "OfxImageEffectContextFilter";
inline constexpr char kContextGeneral[] = "OfxImageEffectContextGeneral";
inline constexpr char kContextRetimer[] = "OfxImageEffectContextRetimer";

inline constexpr char kComponentRgba[] = "OfxImageComponentRGBA";
inline constexpr char kComponentRgb[] = "OfxImageComponentRGB";
inline constexpr char kComponentAlpha[] = "OfxImageComponentAlpha";

inline constexpr char kDepthByte[] = "OfxBitDepthByte";
inline constexpr char kDepthShort[] = "OfxBitDepthShort";
inline constexpr char kDepthHalf[] = "OfxBitDepthHalf";
inline constexpr char kDepthFloat[] = "OfxBitDepthFloat";

inline constexpr char kOpaque[] = "OfxImageOpaque";
inline constexpr char kPremultiplied[] = "OfxImageAlphaPremultiplied";
inline constexpr char kUnpremultiplied[] = "OfxImageAlphaUnPremultiplied";

inline constexpr char kRenderFullySafe[] = "OfxImageEffectRenderFullySafe";

// On the effect, its descriptor, or the host.
inline constexpr char kEffectContext[] = "OfxImageEffectPropContext";
inline constexpr char kEffectGrouping[] = "OfxImageEffectPluginPropGrouping";
inline constexpr char kEffectHostFrameThreading[] = "OfxImageEffectPluginPropHostFrameThreading";
inline constexpr char kEffectMultipleClipDepths[] = "OfxImageEffectPropMultipleClipDepths";
inline constexpr char kEffectMultipleClipPars[] = "OfxImageEffectPropSupportsMultipleClipPARs";
inline constexpr char kEffectMultiResolution[] = "OfxImageEffectPropSupportsMultiResolution";
inline constexpr char kEffectProjectExtent[] = "OfxImageEffectPropProjectExtent";
inline constexpr char kEffectRenderThreadSafety[] = "OfxImageEffectPluginRenderThreadSafety";
inline constexpr char kEffectSetableFrameRate[] = "OfxImageEffectPropSetableFrameRate";
inline constexpr char kEffectSingleInstance[] = "OfxImageEffectPluginPropSingleInstance";
inline constexpr char kEffectSupportedComponents[] = "OfxImageEffectPropSupportedComponents";
inline constexpr char kEffectSupportedContexts[] = "OfxImageEffectPropSupportedContexts";
inline constexpr char kEffectSupportedDepths[] = "OfxImageEffectPropSupportedPixelDepths";
inline constexpr char kEffectSupportsTiles[] = "OfxImageEffectPropSupportsTiles";
inline constexpr char kEffectTemporalAccess[] = "OfxImageEffectPropTemporalClipAccess";
inline constexpr char kEffectFieldRenderTwice[] = "OfxImageEffectPluginPropFieldRenderTwiceAlways";
inline constexpr char kEffectClipPreferencesSlave[] = "OfxImageEffectPropClipPreferencesSlaveParam";
inline constexpr char kEffectColourStyle[] = "OfxImageEffectPropColourManagementStyle";
// Names of styles begin so since OpenFX 1.5.1, and as the second before it: the host's own is the right one.
inline constexpr char kColourStyles[] = "OfxImageEffectColourManagement";
inline constexpr char kColourStylesBefore[] = "OfxImageEffectPropColourManagement";
inline constexpr char kColourStyleNone[] = "None";
inline constexpr char kColourStyleFull[] = "Full";
inline constexpr char kEffectColourConfigs[] = "OfxImageEffectPropColourManagementAvailableConfigs";
inline constexpr char kColourConfigNative[] = "ofx-native-v1.5_aces-v1.3_ocio-v2.3";

// On clips and images.
inline constexpr char kClipConnected[] = "OfxImageClipPropConnected";
inline constexpr char kClipColourspace[] = "OfxImageClipPropColourspace";
inline constexpr char kColourspaceOfSource[] = "OfxColourspace_Source";
inline constexpr char kColourspaceRaw[] = "Raw";
inline constexpr char kClipIsMask[] = "OfxImageClipPropIsMask";
inline constexpr char kClipOptional[] = "OfxImageClipPropOptional";
inline constexpr char kImageBounds[] = "OfxImagePropBounds";
inline constexpr char kImageData[] = "OfxImagePropData";
inline constexpr char kImageRowBytes[] = "OfxImagePropRowBytes";
inline constexpr char kImageComponents[] = "OfxImageEffectPropComponents";
inline constexpr char kImageDepth[] = "OfxImageEffectPropPixelDepth";
inline constexpr char kImagePixelAspect[] = "OfxImagePropPixelAspectRatio";
inline constexpr char kImagePremultiplication[] = "OfxImageEffectPropPreMultiplication";

// In the arguments of actions. The names that end in an underscore are followed by the clip's name.
inline constexpr char kArgFrameRange[] = "OfxImageEffectPropFrameRange";
inline constexpr char kArgFrameRate[] = "OfxImageEffectPropFrameRate";
inline constexpr char kArgFrameVarying[] = "OfxImageEffectFrameVarying";
inline constexpr char kArgRegionOfDefinition[] = "OfxImageEffectPropRegionOfDefinition";
inline constexpr char kArgRenderScale[] = "OfxImageEffectPropRenderScale";
inline constexpr char kArgRenderWindow[] = "OfxImageEffectPropRenderWindow";
inline constexpr char kArgInteractiveRender[] = "OfxImageEffectPropInteractiveRenderStatus";
inline constexpr char kArgSequentialRender[] = "OfxImageEffectPropSequentialRenderStatus";
inline constexpr char kArgClipComponents_[] = "OfxImageClipPropComponents_";
inline constexpr char kArgClipFrameRange_[] = "OfxImageClipPropFrameRange_";
inline constexpr char kArgClipRegionOfInterest_[] = "OfxImageClipPropRoI_";

inline constexpr char kClipSource[] = "Source";
inline constexpr char kClipOutput[] = "Output";

struct ImageEffectSuiteV1 {
  Status (*get_property_set)(EffectHandle, PropertySetHandle* properties);
  Status (*get_parameter_set)(EffectHandle, ParameterSetHandle* parameters);
  Status (*clip_define)(EffectHandle, const char* name, PropertySetHandle* properties);
  Status (*clip_get_handle)(EffectHandle, const char* name, ClipHandle* clip, PropertySetHandle* properties);
  Status (*clip_get_property_set)(ClipHandle, PropertySetHandle* properties);
  // A null region means what the effect asked for in its regions of interest.
  Status (*clip_get_image)(ClipHandle, double time, const RectD* region, PropertySetHandle* image);
  Status (*clip_release_image)(PropertySetHandle image);
  Status (*clip_get_region_of_definition)(ClipHandle, double time, RectD* bounds);
  // Not 0 when the host has lost interest in the frame.
  int (*abort)(EffectHandle);
  Status (*memory_alloc)(EffectHandle, size_t bytes, MemoryHandle* memory);
  Status (*memory_free)(MemoryHandle);
  Status (*memory_lock)(MemoryHandle, void** pointer);
  Status (*memory_unlock)(MemoryHandle);
};

}  // namespace framewright::ofx
