/* What a render of the probe does besides a picture: it waits, speaks, and tries its host out. What it finds out it
 * logs. */
#include <string.h>
#include <unistd.h>

#include "probe.h"

static void say(void* effect, const char* what, double value) {
  ofx.messages->message(effect, "OfxMessageLog", "probe", "%s=%g", what, value);
}

/* Up to ten seconds of waiting for the host to lose patience. */
int wait_for_abort(void* effect) {
  for (int i = 0; i < 1000; i++) {
    if (ofx.effects->abort(effect)) {
      return FAILED;
    }
    ofx.progress->update(effect, i / 1000.0);
    usleep(10000);
  }
  return OK;
}

int speak(void* effect) {
  ofx.messages->message(effect, "OfxMessageError", "probe", "%s is %d%% ready, %.1f to go", "This", 42, 0.5);
  if (ofx.messages2 && ofx.messages2->setPersistent) {
    ofx.messages2->setPersistent(effect, "OfxMessageWarning", "probe", "Still %s", "here");
  }
  return FAILED;
}

typedef struct Tally {
  void* lock;
  void* effect;
  int parts, spawned, aborted;
} Tally;

static void count_part(unsigned index, unsigned count, void* argument) {
  Tally* tally = argument;
  unsigned mine = 0;
  ofx.threads->index(&mine);
  ofx.threads->lock(tally->lock);
  tally->parts += mine == index && index < count;
  tally->spawned += ofx.threads->isSpawned();
  tally->aborted += ofx.effects->abort(tally->effect);
  ofx.threads->unlock(tally->lock);
}

void use_threads(void* effect) {
  Tally tally = {.effect = effect};
  unsigned processors = 0;
  ofx.threads->processors(&processors);
  ofx.threads->lockCreate(&tally.lock, 0);
  ofx.threads->run(count_part, 5, &tally);
  ofx.threads->lockDestroy(tally.lock);
  say(effect, "processors", processors);
  say(effect, "parts", tally.parts);
  say(effect, "spawned", tally.spawned);
  say(effect, "aborted", tally.aborted);
  say(effect, "outside", ofx.threads->isSpawned());
}

static void say_numbers(void* effect, double time) {
  double d[4];
  int n[3];
  ofx.params->value(find_param(effect, "gain"), &d[0]);
  say(effect, "gain", d[0]);
  ofx.params->derivative(find_param(effect, "gain"), time, &d[0]);
  say(effect, "slope", d[0]);
  ofx.params->integral(find_param(effect, "gain"), 0.0, time, &d[0]);
  say(effect, "area", d[0]);
  ofx.params->value(find_param(effect, "paint"), &d[0], &d[1], &d[2], &d[3]);
  say(effect, "paint", d[0] + 10 * d[1] + 100 * d[2] + 1000 * d[3]);
  ofx.params->value(find_param(effect, "point"), &d[0], &d[1]);
  say(effect, "point", d[0] + 10 * d[1]);
  ofx.params->value(find_param(effect, "voxel"), &n[0], &n[1], &n[2]);
  say(effect, "voxel", n[0] + 10 * n[1] + 100 * n[2]);
  ofx.params->value(find_param(effect, "on"), &n[0]);
  say(effect, "on", n[0]);
}

static void say_texts(void* effect) {
  char* text;
  ofx.params->value(find_param(effect, "text"), &text);
  ofx.messages->message(effect, "OfxMessageLog", "probe", "text=%s", text);
  ofx.params->value(find_param(effect, "mode"), &text);
  ofx.messages->message(effect, "OfxMessageLog", "probe", "mode=%s", text);
}

static void say_keys(void* effect) {
  unsigned keys = 0;
  int index = -2;
  double key_time = -1;
  void* gain = find_param(effect, "gain");
  ofx.params->keyCount(gain, &keys);
  say(effect, "keys", keys);
  if (keys > 0) {
    ofx.params->keyTime(gain, keys - 1, &key_time);
    ofx.params->keyIndex(gain, key_time, -1, &index);
  }
  say(effect, "lastkey", key_time);
  say(effect, "before", index);
}

static void write_values(void* effect) {
  int status = ofx.params->setValue(find_param(effect, "paint"), 0.1, 0.2, 0.3, 0.4);
  say(effect, "write", status);
  ofx.params->setValue(find_param(effect, "cell"), 7, -8);
  ofx.params->setValue(find_param(effect, "blob"), "from the plugin");
  ofx.params->setValueAt(find_param(effect, "offset"), 5.0, 9);
}

void say_values(void* effect, double time) {
  double now = 0, first = 0, last = 0;
  say_numbers(effect, time);
  say_texts(effect);
  say_keys(effect);
  write_values(effect);
  ofx.timeline->time(effect, &now);
  ofx.timeline->bounds(effect, &first, &last);
  say(effect, "now", now);
  say(effect, "last", last - first);
  say(effect, "loads", ofx.loads);
}

void say_haste(void* effect, void* in) {
  int sequential = -1, interactive = -1;
  ofx.props->getInt(in, "OfxImageEffectPropSequentialRenderStatus", 0, &sequential);
  ofx.props->getInt(in, "OfxImageEffectPropInteractiveRenderStatus", 0, &interactive);
  say(effect, "sequential", sequential);
  say(effect, "interactive", interactive);
}

/* Everything here is against the rules; the host must answer with a status and stay alive. */
void try_nonsense(void* effect) {
  int number;
  char* text;
  void *set, *clip, *block, *address;
  ofx.effects->properties(effect, &set);
  say(effect, "bad handle", ofx.props->getInt((void*)0x1234, "OfxPropType", 0, &number));
  say(effect, "null handle", ofx.props->getInt(NULL, "OfxPropType", 0, &number));
  say(effect, "unknown", ofx.props->getInt(set, "NoSuchProperty", 0, &number));
  say(effect, "wrong kind", ofx.props->getInt(set, "OfxPropType", 0, &number));
  say(effect, "bad index", ofx.props->getString(set, "OfxPropType", 7, &text));
  say(effect, "set wrong kind", ofx.props->setInt(set, "OfxPropLabel", 0, 1));
  ofx.params->properties(find_param(effect, "act"), &set);
  say(effect, "foreign property", ofx.props->setString(set, "OfxParamPropChoiceEnum", 0, "name"));
  say(effect, "no clip", ofx.effects->clip(effect, "Nowhere", &clip, NULL));
  say(effect, "late define", ofx.effects->clipDefine(effect, "Late", &set));
  say(effect, "no suite", ofx.host->fetchSuite(ofx.host->properties, "OfxNoSuchSuite", 1) != NULL);
  say(effect, "button value", ofx.params->value(find_param(effect, "press"), &number));
  say(effect, "alloc", ofx.memory->alloc(effect, 64, &address));
  memset(address, 1, 64);
  say(effect, "free", ofx.memory->free(address));
  ofx.effects->memoryAlloc(effect, 64, &block);
  say(effect, "block", ofx.effects->memoryLock(block, &address));
  ofx.effects->memoryFree(block);
  say(effect, "stale block", ofx.effects->memoryLock(block, &address));
}
