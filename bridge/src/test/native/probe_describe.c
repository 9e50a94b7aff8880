/* What the probe says of itself: two contexts, every depth, a parameter of each type. */
#include "probe.h"

static const char* const ACTS[] = {"Invert",  "Mix",    "Other time", "Wait",     "Say", "Keep an image",
                                   "Threads", "Values", "Nonsense",   "Identity", "Fail"};

int describe(void* effect) {
  static const char* const contexts[] = {"OfxImageEffectContextFilter", "OfxImageEffectContextGeneral"};
  static const char* const depths[] = {"OfxBitDepthByte", "OfxBitDepthShort", "OfxBitDepthHalf", "OfxBitDepthFloat"};
  void* set;
  ofx.effects->properties(effect, &set);
  ofx.props->setString(set, "OfxPropLabel", 0, "Probe");
  ofx.props->setString(set, "OfxImageEffectPluginPropGrouping", 0, "Framewright tests");
  ofx.props->setStringN(set, "OfxImageEffectPropSupportedContexts", 2, contexts);
  ofx.props->setStringN(set, "OfxImageEffectPropSupportedPixelDepths", 4, depths);
  ofx.props->setString(set, "OfxImageEffectPluginRenderThreadSafety", 0, "OfxImageEffectRenderFullySafe");
  ofx.props->setInt(set, "OfxImageEffectPropTemporalClipAccess", 0, 1);
  return OK;
}

static void define_clip(void* effect, const char* name, int optional) {
  static const char* const components[] = {"OfxImageComponentRGBA", "OfxImageComponentRGB", "OfxImageComponentAlpha"};
  void* set;
  ofx.effects->clipDefine(effect, name, &set);
  ofx.props->setStringN(set, "OfxImageEffectPropSupportedComponents", 3, components);
  ofx.props->setInt(set, "OfxImageClipPropOptional", 0, optional);
  ofx.props->setInt(set, "OfxImageEffectPropTemporalClipAccess", 0, 1);
}

static void* define_param(void* effect, const char* type, const char* name) {
  void *list, *set = NULL;
  ofx.effects->paramSet(effect, &list);
  ofx.params->define(list, type, name, &set);
  return set;
}

static void define_act(void* effect) {
  void* set = define_param(effect, "OfxParamTypeChoice", "act");
  for (int i = 0; i < (int)(sizeof ACTS / sizeof *ACTS); i++) {
    ofx.props->setString(set, "OfxParamPropChoiceOption", i, ACTS[i]);
  }
  ofx.props->setString(set, "OfxParamPropHint", 0, "What a render does.");
}

static void define_mode(void* effect) {
  static const char* const names[] = {"one_of", "another"};
  static const char* const labels[] = {"One of them", "Another one"};
  void* set = define_param(effect, "OfxParamTypeStrChoice", "mode");
  ofx.props->setStringN(set, "OfxParamPropChoiceOption", 2, labels);
  ofx.props->setStringN(set, "OfxParamPropChoiceEnum", 2, names);
  ofx.props->setString(set, "OfxParamPropDefault", 0, "another");
}

static void define_numbers(void* effect) {
  static const double middle[2] = {0.5, 0.25};
  void* gain = define_param(effect, "OfxParamTypeDouble", "gain");
  ofx.props->setDouble(gain, "OfxParamPropDefault", 0, 1.5);
  ofx.props->setDouble(gain, "OfxParamPropMin", 0, 0);
  ofx.props->setDouble(gain, "OfxParamPropMax", 0, 4);
  ofx.props->setString(gain, "OfxParamPropParent", 0, "group");
  void* centre = define_param(effect, "OfxParamTypeDouble2D", "centre");
  ofx.props->setString(centre, "OfxParamPropDoubleType", 0, "OfxParamDoubleTypeXYAbsolute");
  ofx.props->setString(centre, "OfxParamPropDefaultCoordinateSystem", 0, "OfxParamCoordinatesNormalised");
  ofx.props->setDoubleN(centre, "OfxParamPropDefault", 2, middle);
  define_param(effect, "OfxParamTypeDouble2D", "point");
  define_param(effect, "OfxParamTypeDouble3D", "space");
  define_param(effect, "OfxParamTypeInteger", "offset");
  define_param(effect, "OfxParamTypeInteger2D", "cell");
  define_param(effect, "OfxParamTypeInteger3D", "voxel");
  define_param(effect, "OfxParamTypeBoolean", "on");
  define_param(effect, "OfxParamTypeRGB", "tint");
  define_param(effect, "OfxParamTypeRGBA", "paint");
}

int describe_in_context(void* effect) {
  define_clip(effect, "Source", 0);
  define_clip(effect, "Second", 1);
  define_clip(effect, "Output", 0);
  define_act(effect);
  define_mode(effect);
  define_param(effect, "OfxParamTypeGroup", "group");
  define_numbers(effect);
  ofx.props->setString(define_param(effect, "OfxParamTypeString", "text"), "OfxParamPropDefault", 0, "na\xc3\xafve");
  define_param(effect, "OfxParamTypeCustom", "blob");
  define_param(effect, "OfxParamTypePage", "page");
  define_param(effect, "OfxParamTypePushButton", "press");
  return OK;
}
