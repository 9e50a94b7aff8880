/* What the parts of the probe share: the suites it was given, and what each part offers the others. */
#ifndef FRAMEWRIGHT_TEST_PROBE_H
#define FRAMEWRIGHT_TEST_PROBE_H

#include "openfx.h"

enum { OK = 0, FAILED = 1, REPLY_DEFAULT = 14 };

/* What a render does, in the order of the choice "act". */
enum { INVERT, MIX, OTHER_TIME, WAIT, SAY, KEEP, THREADS, VALUES, NONSENSE, IDENTITY, FAIL };

typedef struct Suites {
  OfxHost* host;
  const PropertySuite* props;
  const EffectSuite* effects;
  const ParamSuite* params;
  const MemorySuite* memory;
  const ThreadSuite* threads;
  const MessageSuite* messages;
  const MessageSuite* messages2; /* may be absent, or have empty slots */
  const ProgressSuite* progress;
  const TimeLineSuite* timeline;
  int loads; /* how often the host has loaded the plugin */
} Suites;

extern Suites ofx;

int describe(void* effect);
int describe_in_context(void* effect);

void* find_param(void* effect, const char* name);
int read_int(void* effect, const char* name, double time);

/* Fetches an image and keeps it. */
int keep_image(void* effect, double time);
/* Renders the window: the Source of another time inverted, or mixed with the Second. */
int draw(void* effect, double time, double source_time, const int* window, int mixes);

int wait_for_abort(void* effect);
int speak(void* effect);
void use_threads(void* effect);
void say_values(void* effect, double time);
void say_haste(void* effect, void* in);
void try_nonsense(void* effect);

#endif
