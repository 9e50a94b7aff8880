/* An OpenFX plugin that tries its host out. Its parameter "act" chooses what a render does; what the plugin finds out it says
 * in messages of type log, which the tests read. Default: invert the Source. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "openfx.h"

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

enum { OK = 0, FAILED = 1, REPLY_DEFAULT = 14 };
enum { INVERT, MIX, OTHER_TIME, WAIT, SAY, KEEP, THREADS, VALUES, NONSENSE, IDENTITY, FAIL };
static const char *const ACTS[] = {"Invert",  "Mix",    "Other time", "Wait",     "Say", "Keep an image",
                                   "Threads", "Values", "Nonsense",   "Identity", "Fail"};

static OfxHost *host;
static const PropertySuite *props;
static const EffectSuite *effects;
static const ParamSuite *params;
static const MemorySuite *memory;
static const ThreadSuite *threads;
static const MessageSuite *messages;
static const MessageSuite *messages2;
static const ProgressSuite *progress;
static const TimeLineSuite *timeline;
static int loads;

static void set_host(OfxHost *given) { host = given; }

static int load(void) {
  props = host->fetchSuite(host->properties, "OfxPropertySuite", 1);
  effects = host->fetchSuite(host->properties, "OfxImageEffectSuite", 1);
  params = host->fetchSuite(host->properties, "OfxParameterSuite", 1);
  memory = host->fetchSuite(host->properties, "OfxMemorySuite", 1);
  threads = host->fetchSuite(host->properties, "OfxMultiThreadSuite", 1);
  messages = host->fetchSuite(host->properties, "OfxMessageSuite", 1);
  messages2 = host->fetchSuite(host->properties, "OfxMessageSuite", 2);
  progress = host->fetchSuite(host->properties, "OfxProgressSuite", 1);
  timeline = host->fetchSuite(host->properties, "OfxTimeLineSuite", 1);
  loads++;
  return props && effects && params ? OK : FAILED;
}

static int describe(void *effect) {
  static const char *const contexts[] = {"OfxImageEffectContextFilter", "OfxImageEffectContextGeneral"};
  static const char *const depths[] = {"OfxBitDepthByte", "OfxBitDepthShort", "OfxBitDepthHalf", "OfxBitDepthFloat"};
  void *set;
  effects->properties(effect, &set);
  props->setString(set, "OfxPropLabel", 0, "Probe");
  props->setString(set, "OfxImageEffectPluginPropGrouping", 0, "Framewright tests");
  props->setStringN(set, "OfxImageEffectPropSupportedContexts", 2, contexts);
  props->setStringN(set, "OfxImageEffectPropSupportedPixelDepths", 4, depths);
  props->setString(set, "OfxImageEffectPluginRenderThreadSafety", 0, "OfxImageEffectRenderFullySafe");
  props->setInt(set, "OfxImageEffectPropTemporalClipAccess", 0, 1);
  return OK;
}

static void define_clip(void *effect, const char *name, int optional) {
  static const char *const components[] = {"OfxImageComponentRGBA", "OfxImageComponentRGB", "OfxImageComponentAlpha"};
  void *set;
  effects->clipDefine(effect, name, &set);
  props->setStringN(set, "OfxImageEffectPropSupportedComponents", 3, components);
  props->setInt(set, "OfxImageClipPropOptional", 0, optional);
  props->setInt(set, "OfxImageEffectPropTemporalClipAccess", 0, 1);
}

static void *define_param(void *effect, const char *type, const char *name) {
  void *list, *set = NULL;
  effects->paramSet(effect, &list);
  params->define(list, type, name, &set);
  return set;
}

static void define_act(void *effect) {
  void *set = define_param(effect, "OfxParamTypeChoice", "act");
  for (int i = 0; i < (int)(sizeof ACTS / sizeof *ACTS); i++) {
    props->setString(set, "OfxParamPropChoiceOption", i, ACTS[i]);
  }
  props->setString(set, "OfxParamPropHint", 0, "What a render does.");
}

static void define_mode(void *effect) {
  static const char *const names[] = {"one_of", "another"};
  static const char *const labels[] = {"One of them", "Another one"};
  void *set = define_param(effect, "OfxParamTypeStrChoice", "mode");
  props->setStringN(set, "OfxParamPropChoiceOption", 2, labels);
  props->setStringN(set, "OfxParamPropChoiceEnum", 2, names);
  props->setString(set, "OfxParamPropDefault", 0, "another");
}

static int describe_in_context(void *effect) {
  define_clip(effect, "Source", 0);
  define_clip(effect, "Second", 1);
  define_clip(effect, "Output", 0);
  define_act(effect);
  define_mode(effect);
  void *gain = define_param(effect, "OfxParamTypeDouble", "gain");
  props->setDouble(gain, "OfxParamPropDefault", 0, 1.5);
  props->setDouble(gain, "OfxParamPropMin", 0, 0);
  props->setDouble(gain, "OfxParamPropMax", 0, 4);
  define_param(effect, "OfxParamTypeInteger", "offset");
  define_param(effect, "OfxParamTypeBoolean", "on");
  define_param(effect, "OfxParamTypeRGB", "tint");
  define_param(effect, "OfxParamTypeRGBA", "paint");
  define_param(effect, "OfxParamTypeDouble2D", "point");
  define_param(effect, "OfxParamTypeDouble3D", "space");
  define_param(effect, "OfxParamTypeInteger2D", "cell");
  define_param(effect, "OfxParamTypeInteger3D", "voxel");
  props->setString(define_param(effect, "OfxParamTypeString", "text"), "OfxParamPropDefault", 0, "naïve");
  define_param(effect, "OfxParamTypeCustom", "blob");
  define_param(effect, "OfxParamTypeGroup", "group");
  define_param(effect, "OfxParamTypePage", "page");
  define_param(effect, "OfxParamTypePushButton", "press");
  props->setString(gain, "OfxParamPropParent", 0, "group");
  return OK;
}

static void *find_param(void *effect, const char *name) {
  void *list, *param = NULL;
  effects->paramSet(effect, &list);
  params->find(list, name, &param, NULL);
  return param;
}

static int read_int(void *effect, const char *name, double time) {
  int value = 0;
  params->valueAt(find_param(effect, name), time, &value);
  return value;
}

static void say(void *effect, const char *what, double value) {
  messages->message(effect, "OfxMessageLog", "probe", "%s=%g", what, value);
}

typedef struct Picture {
  void *handle;
  char *data;
  int bounds[4];
  int row_bytes;
  int pixel_bytes;
  char *depth;
} Picture;

static int component_bytes(const char *depth) {
  if (strcmp(depth, "OfxBitDepthFloat") == 0) {
    return 4;
  }
  return strcmp(depth, "OfxBitDepthByte") == 0 ? 1 : 2;
}

static int component_count(const char *components) {
  if (strcmp(components, "OfxImageComponentRGBA") == 0) {
    return 4;
  }
  return strcmp(components, "OfxImageComponentRGB") == 0 ? 3 : 1;
}

static int fetch(void *effect, const char *clip_name, double time, Picture *picture) {
  void *clip;
  char *components;
  if (effects->clip(effect, clip_name, &clip, NULL) != OK ||
      effects->image(clip, time, NULL, &picture->handle) != OK) {
    return FAILED;
  }
  void *set = picture->handle;
  props->getPointer(set, "OfxImagePropData", 0, (void **)&picture->data);
  props->getIntN(set, "OfxImagePropBounds", 4, picture->bounds);
  props->getInt(set, "OfxImagePropRowBytes", 0, &picture->row_bytes);
  props->getString(set, "OfxImageEffectPropPixelDepth", 0, &picture->depth);
  props->getString(set, "OfxImageEffectPropComponents", 0, &components);
  picture->pixel_bytes = component_bytes(picture->depth) * component_count(components);
  return OK;
}

static char *pixel(const Picture *picture, int x, int y) {
  return picture->data + (ptrdiff_t)(y - picture->bounds[1]) * picture->row_bytes +
         (ptrdiff_t)(x - picture->bounds[0]) * picture->pixel_bytes;
}

/* 1 - x in the image's depth; half floats have no arithmetic in C and are turned over bit by bit. */
static void invert(const Picture *from, char *target, const char *source) {
  if (strcmp(from->depth, "OfxBitDepthFloat") == 0) {
    for (int i = 0; i < from->pixel_bytes / 4; i++) {
      ((float *)(void *)target)[i] = 1 - ((const float *)(const void *)source)[i];
    }
    return;
  }
  for (int i = 0; i < from->pixel_bytes; i++) {
    target[i] = (char)~source[i];
  }
}

static void mix(char *target, const char *first, const char *second, int bytes) {
  for (int i = 0; i < bytes / 4; i++) {
    ((float *)(void *)target)[i] =
        (((const float *)(const void *)first)[i] + ((const float *)(const void *)second)[i]) / 2;
  }
}

static void fill_window(const int *window, const Picture *output, const Picture *source, const Picture *second) {
  for (int y = window[1]; y < window[3]; y++) {
    for (int x = window[0]; x < window[2]; x++) {
      if (second) {
        mix(pixel(output, x, y), pixel(source, x, y), pixel(second, x, y), output->pixel_bytes);
      } else {
        invert(source, pixel(output, x, y), pixel(source, x, y));
      }
    }
  }
}

static int draw(void *effect, double time, double source_time, const int *window, int mixes) {
  Picture output, source, second;
  if (fetch(effect, "Output", time, &output) != OK) {
    return FAILED;
  }
  int status = fetch(effect, "Source", source_time, &source);
  if (status == OK) {
    status = mixes ? fetch(effect, "Second", time, &second) : OK;
    if (status == OK) {
      fill_window(window, &output, &source, mixes ? &second : NULL);
    }
    if (mixes && status == OK) {
      effects->releaseImage(second.handle);
    }
    effects->releaseImage(source.handle);
  }
  effects->releaseImage(output.handle);
  return status;
}

/* Up to ten seconds of waiting for the host to lose patience. */
static int wait_for_abort(void *effect) {
  for (int i = 0; i < 1000; i++) {
    if (effects->abort(effect)) {
      return FAILED;
    }
    progress->update(effect, i / 1000.0);
    usleep(10000);
  }
  return OK;
}

static int speak(void *effect) {
  messages->message(effect, "OfxMessageError", "probe", "%s is %d%% ready, %.1f to go", "This", 42, 0.5);
  if (messages2 && messages2->setPersistent) {
    messages2->setPersistent(effect, "OfxMessageWarning", "probe", "Still %s", "here");
  }
  return FAILED;
}

typedef struct Tally {
  void *lock;
  void *effect;
  int parts, spawned, aborted;
} Tally;

static void count_part(unsigned index, unsigned count, void *argument) {
  Tally *tally = argument;
  unsigned mine = 0;
  threads->index(&mine);
  threads->lock(tally->lock);
  tally->parts += mine == index && index < count;
  tally->spawned += threads->isSpawned();
  tally->aborted += effects->abort(tally->effect);
  threads->unlock(tally->lock);
}

static void use_threads(void *effect) {
  Tally tally = {.effect = effect};
  unsigned processors = 0;
  threads->processors(&processors);
  threads->lockCreate(&tally.lock, 0);
  threads->run(count_part, 5, &tally);
  threads->lockDestroy(tally.lock);
  say(effect, "processors", processors);
  say(effect, "parts", tally.parts);
  say(effect, "spawned", tally.spawned);
  say(effect, "aborted", tally.aborted);
  say(effect, "outside", threads->isSpawned());
}

static void say_numbers(void *effect, double time) {
  double d[4];
  int n[3];
  params->value(find_param(effect, "gain"), &d[0]);
  say(effect, "gain", d[0]);
  params->derivative(find_param(effect, "gain"), time, &d[0]);
  say(effect, "slope", d[0]);
  params->integral(find_param(effect, "gain"), 0.0, time, &d[0]);
  say(effect, "area", d[0]);
  params->value(find_param(effect, "paint"), &d[0], &d[1], &d[2], &d[3]);
  say(effect, "paint", d[0] + 10 * d[1] + 100 * d[2] + 1000 * d[3]);
  params->value(find_param(effect, "point"), &d[0], &d[1]);
  say(effect, "point", d[0] + 10 * d[1]);
  params->value(find_param(effect, "voxel"), &n[0], &n[1], &n[2]);
  say(effect, "voxel", n[0] + 10 * n[1] + 100 * n[2]);
  params->value(find_param(effect, "on"), &n[0]);
  say(effect, "on", n[0]);
}

static void say_texts(void *effect) {
  char *text;
  params->value(find_param(effect, "text"), &text);
  messages->message(effect, "OfxMessageLog", "probe", "text=%s", text);
  params->value(find_param(effect, "mode"), &text);
  messages->message(effect, "OfxMessageLog", "probe", "mode=%s", text);
}

static void say_keys(void *effect) {
  unsigned keys = 0;
  int index = -2;
  double key_time = -1;
  void *gain = find_param(effect, "gain");
  params->keyCount(gain, &keys);
  say(effect, "keys", keys);
  if (keys > 0) {
    params->keyTime(gain, keys - 1, &key_time);
    params->keyIndex(gain, key_time, -1, &index);
  }
  say(effect, "lastkey", key_time);
  say(effect, "before", index);
}

static void write_values(void *effect) {
  int status = params->setValue(find_param(effect, "paint"), 0.1, 0.2, 0.3, 0.4);
  say(effect, "write", status);
  params->setValue(find_param(effect, "cell"), 7, -8);
  params->setValue(find_param(effect, "blob"), "from the plugin");
  params->setValueAt(find_param(effect, "offset"), 5.0, 9);
}

static void say_values(void *effect, double time) {
  double now = 0, first = 0, last = 0;
  say_numbers(effect, time);
  say_texts(effect);
  say_keys(effect);
  write_values(effect);
  timeline->time(effect, &now);
  timeline->bounds(effect, &first, &last);
  say(effect, "now", now);
  say(effect, "last", last - first);
  say(effect, "loads", loads);
}

/* Everything here is against the rules; the host must answer with a status and stay alive. */
static void try_nonsense(void *effect) {
  int number;
  char *text;
  void *set, *clip, *block, *address;
  effects->properties(effect, &set);
  say(effect, "bad handle", props->getInt((void *)0x1234, "OfxPropType", 0, &number));
  say(effect, "null handle", props->getInt(NULL, "OfxPropType", 0, &number));
  say(effect, "unknown", props->getInt(set, "NoSuchProperty", 0, &number));
  say(effect, "wrong kind", props->getInt(set, "OfxPropType", 0, &number));
  say(effect, "bad index", props->getString(set, "OfxPropType", 7, &text));
  say(effect, "set wrong kind", props->setInt(set, "OfxPropLabel", 0, 1));
  say(effect, "no clip", effects->clip(effect, "Nowhere", &clip, NULL));
  say(effect, "late define", effects->clipDefine(effect, "Late", &set));
  say(effect, "no suite", host->fetchSuite(host->properties, "OfxNoSuchSuite", 1) != NULL);
  say(effect, "button value", params->value(find_param(effect, "press"), &number));
  say(effect, "alloc", memory->alloc(effect, 64, &address));
  memset(address, 1, 64);
  say(effect, "free", memory->free(address));
  effects->memoryAlloc(effect, 64, &block);
  say(effect, "block", effects->memoryLock(block, &address));
  effects->memoryFree(block);
  say(effect, "stale block", effects->memoryLock(block, &address));
}

static int render(void *effect, void *in) {
  double time = 0;
  int window[4];
  props->getDouble(in, "OfxPropTime", 0, &time);
  props->getIntN(in, "OfxImageEffectPropRenderWindow", 4, window);
  Picture kept;
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
      fetch(effect, "Source", time, &kept);
      break;
    case THREADS:
      use_threads(effect);
      break;
    case VALUES:
      say_values(effect, time);
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

static int is_identity(void *effect, void *in, void *out) {
  double time = 0;
  props->getDouble(in, "OfxPropTime", 0, &time);
  if (read_int(effect, "act", time) != IDENTITY) {
    return REPLY_DEFAULT;
  }
  props->setString(out, "OfxPropName", 0, "Source");
  props->setDouble(out, "OfxPropTime", 0, time + read_int(effect, "offset", time));
  return OK;
}

/* With "on" the plugin announces only the current frame, whatever it fetches. */
static int frames_needed(void *effect, void *in, void *out) {
  double time = 0;
  props->getDouble(in, "OfxPropTime", 0, &time);
  int offset = read_int(effect, "on", time) ? 0 : read_int(effect, "offset", time);
  const double range[2] = {offset < 0 ? time + offset : time, offset > 0 ? time + offset : time};
  props->setDoubleN(out, "OfxImageClipPropFrameRange_Source", 2, range);
  return OK;
}

/* mode "one_of" makes the output premultiplied float. */
static int clip_preferences(void *effect, void *out) {
  char *mode = NULL;
  params->value(find_param(effect, "mode"), &mode);
  if (strcmp(mode, "one_of") != 0) {
    return REPLY_DEFAULT;
  }
  props->setString(out, "OfxImageEffectPropPreMultiplication", 0, "OfxImageAlphaPremultiplied");
  props->setString(out, "OfxImageClipPropDepth_Output", 0, "OfxBitDepthFloat");
  props->setString(out, "OfxImageClipPropDepth_Source", 0, "OfxBitDepthFloat");
  return OK;
}

static int instance_changed(void *effect, void *in) {
  char *name = "";
  props->getString(in, "OfxPropName", 0, &name);
  if (strcmp(name, "press") == 0) {
    params->setValue(find_param(effect, "text"), "pressed");
  }
  return OK;
}

static int main_entry(const char *action, const void *handle, void *in, void *out) {
  void *effect = (void *)(uintptr_t)handle;
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

EXPORT OfxPlugin *OfxGetPlugin(int index) { return index == 0 ? &plugin : NULL; }
