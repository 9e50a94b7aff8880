// The parameter suite. The variadic functions take pointers of the parameter's own type (get) or its values (set).
#pragma once

#include "ofx/core.h"

namespace framewright::ofx {

using ParameterHandle = struct OpaqueParameter*;
using ParameterSetHandle = struct OpaqueParameterSet*;

inline constexpr char kParameterSuite[] = "OfxParameterSuite";

inline constexpr char kTypeInteger[] = "OfxParamTypeInteger";
inline constexpr char kTypeDouble[] = "OfxParamTypeDouble";
inline constexpr char kTypeDouble2D[] = "OfxParamTypeDouble2D";
inline constexpr char kTypeBoolean[] = "OfxParamTypeBoolean";
inline constexpr char kTypeChoice[] = "OfxParamTypeChoice";
inline constexpr char kTypeRgb[] = "OfxParamTypeRGB";
inline constexpr char kTypeString[] = "OfxParamTypeString";
inline constexpr char kTypeGroup[] = "OfxParamTypeGroup";
inline constexpr char kTypePage[] = "OfxParamTypePage";
inline constexpr char kTypePushButton[] = "OfxParamTypePushButton";

inline constexpr char kParamAnimates[] = "OfxParamPropAnimates";
inline constexpr char kParamChoiceOption[] = "OfxParamPropChoiceOption";
inline constexpr char kParamDefault[] = "OfxParamPropDefault";
inline constexpr char kParamDigits[] = "OfxParamPropDigits";
inline constexpr char kParamDisplayMax[] = "OfxParamPropDisplayMax";
inline constexpr char kParamDisplayMin[] = "OfxParamPropDisplayMin";
inline constexpr char kParamDoubleType[] = "OfxParamPropDoubleType";
inline constexpr char kParamEnabled[] = "OfxParamPropEnabled";
inline constexpr char kParamEvaluateOnChange[] = "OfxParamPropEvaluateOnChange";
inline constexpr char kParamGroupOpen[] = "OfxParamPropGroupOpen";
inline constexpr char kParamHint[] = "OfxParamPropHint";
inline constexpr char kParamIncrement[] = "OfxParamPropIncrement";
inline constexpr char kParamMax[] = "OfxParamPropMax";
inline constexpr char kParamMin[] = "OfxParamPropMin";
inline constexpr char kParamPageChild[] = "OfxParamPropPageChild";
inline constexpr char kParamParent[] = "OfxParamPropParent";
inline constexpr char kParamPluginMayWrite[] = "OfxParamPropPluginMayWrite";
inline constexpr char kParamScriptName[] = "OfxParamPropScriptName";
inline constexpr char kParamSecret[] = "OfxParamPropSecret";
inline constexpr char kParamStringMode[] = "OfxParamPropStringMode";
inline constexpr char kParamUseHostOverlayHandle[] = "kOfxParamPropUseHostOverlayHandle";

inline constexpr char kDoubleIsPlace[] = "OfxParamDoubleTypeXYAbsolute";

inline constexpr char kStringIsFilePath[] = "OfxParamStringIsFilePath";
inline constexpr char kStringIsLabel[] = "OfxParamStringIsLabel";
inline constexpr char kStringIsSingleLine[] = "OfxParamStringIsSingleLine";

// The parameter that a host in the Retimer context sets: the source time to show.
inline constexpr char kRetimerParameter[] = "SourceTime";

struct ParameterSuiteV1 {
  Status (*define)(ParameterSetHandle, const char* type, const char* name, PropertySetHandle* properties);
  Status (*get_handle)(ParameterSetHandle, const char* name, ParameterHandle* parameter, PropertySetHandle* properties);
  Status (*set_get_property_set)(ParameterSetHandle, PropertySetHandle* properties);
  Status (*get_property_set)(ParameterHandle, PropertySetHandle* properties);
  Status (*get_value)(ParameterHandle, ...);
  Status (*get_value_at_time)(ParameterHandle, double time, ...);
  Status (*get_derivative)(ParameterHandle, double time, ...);
  Status (*get_integral)(ParameterHandle, double from, double to, ...);
  Status (*set_value)(ParameterHandle, ...);
  Status (*set_value_at_time)(ParameterHandle, double time, ...);
  Status (*get_key_count)(ParameterHandle, unsigned int* count);
  Status (*get_key_time)(ParameterHandle, unsigned int index, double* time);
  Status (*get_key_index)(ParameterHandle, double time, int direction, int* index);
  Status (*delete_key)(ParameterHandle, double time);
  Status (*delete_all_keys)(ParameterHandle);
  Status (*copy)(ParameterHandle to, ParameterHandle from, double offset, const void* range);
  Status (*edit_begin)(ParameterSetHandle, const char* name);
  Status (*edit_end)(ParameterSetHandle);
};

}  // namespace framewright::ofx
