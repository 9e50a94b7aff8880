/* An OpenFX plugin that tries its host out. Its parameter "act" chooses what a render does; what the plugin finds out
 * it says in messages of type log, which the tests read. Default: invert the Source. */
#include "probe.h"

#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

Suites ofx;

static void set_host(OfxHost* given) { ofx.host = given; }

static int load(void) {
  ofx.props = ofx.host->fetchSuite(ofx.host->properties, "OfxPropertySuite", 1);
  ofx.effects = ofx.host->fetchSuite(ofx.host->properties, "OfxImageEffectSuite", 1);
  ofx.params = ofx.host->fetchSuite(ofx.host->properties, "OfxParameterSuite", 1);
  ofx.memory = ofx.host->fetchSuite(ofx.host->properties, "OfxMemorySuite", 1);
  ofx.threads = ofx.host->fetchSuite(ofx.host->properties, "OfxMultiThreadSuite", 1);
  ofx.messages = ofx.host->fetchSuite(ofx.host->properties, "OfxMessageSuite", 1);
  ofx.messages2 = ofx.host->fetchSuite(ofx.host->properties, "OfxMessageSuite", 2);
  ofx.progress = ofx.host->fetchSuite(ofx.host->properties, "OfxProgressSuite", 1);
  ofx.timeline = ofx.host->fetchSuite(ofx.host->properties, "OfxTimeLineSuite", 1);
  ofx.loads++;
  return ofx.props && ofx.effects && ofx.params ? OK : FAILED;
}

void* find_param(void* effect, const char* name) {
  void *list, *param = NULL;
  ofx.effects->paramSet(effect, &list);
  ofx.params->find(list, name, &param, NULL);
  return param;
}

int read_int(void* effect, const char* name, double time) {
  int value = 0;
  ofx.params->valueAt(find_param(effect, name), time, &value);
  return value;
}

static int render(void* effect, void* in) {
  double time = 0;
  int window[4];
  ofx.props->getDouble(in, "OfxPropTime", 0, &time);
  ofx.props->getIntN(in, "OfxImageEffectPropRenderWindow", 4, window);
  switch (read_int(effect, "act", time)) {
    case MIX:
      return draw(effect, time, time, window, 1);
    case OTHER_TIME:
      return draw(effect, time, time + read_int(effect, "offset", time), window, 0);
    case WAIT:
      return wait_for_abort(effect);
    case SAY:
      return speak(effect);
    case KEEP:
      keep_image(effect, time);
      break;
    case THREADS:
      use_threads(effect);
      break;
    case VALUES:
      say_values(effect, time);
      say_haste(effect, in);
      break;
    case NONSENSE:
      try_nonsense(effect);
      break;
    case FAIL:
      return FAILED;
    default:
      break;
  }
  return draw(effect, time, time, window, 0);
}

static int is_identity(void* effect, void* in, void* out) {
  double time = 0;
  ofx.props->getDouble(in, "OfxPropTime", 0, &time);
  if (read_int(effect, "act", time) != IDENTITY) {
    return REPLY_DEFAULT;
  }
  ofx.props->setString(out, "OfxPropName", 0, "Source");
  ofx.props->setDouble(out, "OfxPropTime", 0, time + read_int(effect, "offset", time));
  return OK;
}

/* With "on" the plugin announces only the current frame, whatever it fetches. */
static int frames_needed(void* effect, void* in, void* out) {
  double time = 0;
  ofx.props->getDouble(in, "OfxPropTime", 0, &time);
  int offset = read_int(effect, "on", time) ? 0 : read_int(effect, "offset", time);
  const double range[2] = {offset < 0 ? time + offset : time, offset > 0 ? time + offset : time};
  ofx.props->setDoubleN(out, "OfxImageClipPropFrameRange_Source", 2, range);
  return OK;
}

/* mode "one_of" makes the output premultiplied float. */
static int clip_preferences(void* effect, void* out) {
  char* mode = NULL;
  ofx.params->value(find_param(effect, "mode"), &mode);
  if (strcmp(mode, "one_of") != 0) {
    return REPLY_DEFAULT;
  }
  ofx.props->setString(out, "OfxImageEffectPropPreMultiplication", 0, "OfxImageAlphaPremultiplied");
  ofx.props->setString(out, "OfxImageClipPropDepth_Output", 0, "OfxBitDepthFloat");
  ofx.props->setString(out, "OfxImageClipPropDepth_Source", 0, "OfxBitDepthFloat");
  return OK;
}

static int instance_changed(void* effect, void* in) {
  char* name = "";
  ofx.props->getString(in, "OfxPropName", 0, &name);
  if (strcmp(name, "press") == 0) {
    ofx.params->setValue(find_param(effect, "text"), "pressed");
  }
  return OK;
}

static int main_entry(const char* action, const void* handle, void* in, void* out) {
  void* effect = (void*)(uintptr_t)handle;
  if (strcmp(action, "OfxActionLoad") == 0) {
    return load();
  }
  if (strcmp(action, "OfxActionDescribe") == 0) {
    return describe(effect);
  }
  if (strcmp(action, "OfxImageEffectActionDescribeInContext") == 0) {
    return describe_in_context(effect);
  }
  if (strcmp(action, "OfxActionInstanceChanged") == 0) {
    return instance_changed(effect, in);
  }
  if (strcmp(action, "OfxImageEffectActionGetClipPreferences") == 0) {
    return clip_preferences(effect, out);
  }
  if (strcmp(action, "OfxImageEffectActionGetFramesNeeded") == 0) {
    return frames_needed(effect, in, out);
  }
  if (strcmp(action, "OfxImageEffectActionIsIdentity") == 0) {
    return is_identity(effect, in, out);
  }
  return strcmp(action, "OfxImageEffectActionRender") == 0 ? render(effect, in) : REPLY_DEFAULT;
}

static OfxPlugin plugin = {
    .api = "OfxImageEffectPluginAPI",
    .apiVersion = 1,
    .identifier = "framewright.tests.Probe",
    .versionMajor = 1,
    .versionMinor = 2,
    .setHost = set_host,
    .mainEntry = main_entry,
};

EXPORT int OfxGetNumberOfPlugins(void) { return 1; }

EXPORT OfxPlugin* OfxGetPlugin(int index) { return index == 0 ? &plugin : NULL; }
