/* The part of OpenFX's C ABI that the probe uses. */
#ifndef FRAMEWRIGHT_TEST_OPENFX_H
#define FRAMEWRIGHT_TEST_OPENFX_H

#include <stddef.h>

typedef struct OfxHost {
  void* properties;
  const void* (*fetchSuite)(void* host, const char* name, int version);
} OfxHost;

typedef struct OfxPlugin {
  const char* api;
  int apiVersion;
  const char* identifier;
  unsigned versionMajor, versionMinor;
  void (*setHost)(OfxHost* host);
  int (*mainEntry)(const char* action, const void* handle, void* in, void* out);
} OfxPlugin;

typedef struct PropertySuite {
  int (*setPointer)(void* set, const char* name, int index, void* value);
  int (*setString)(void* set, const char* name, int index, const char* value);
  int (*setDouble)(void* set, const char* name, int index, double value);
  int (*setInt)(void* set, const char* name, int index, int value);
  int (*setPointerN)(void* set, const char* name, int count, void* const* values);
  int (*setStringN)(void* set, const char* name, int count, const char* const* values);
  int (*setDoubleN)(void* set, const char* name, int count, const double* values);
  int (*setIntN)(void* set, const char* name, int count, const int* values);
  int (*getPointer)(void* set, const char* name, int index, void** value);
  int (*getString)(void* set, const char* name, int index, char** value);
  int (*getDouble)(void* set, const char* name, int index, double* value);
  int (*getInt)(void* set, const char* name, int index, int* value);
  int (*getPointerN)(void* set, const char* name, int count, void** values);
  int (*getStringN)(void* set, const char* name, int count, char** values);
  int (*getDoubleN)(void* set, const char* name, int count, double* values);
  int (*getIntN)(void* set, const char* name, int count, int* values);
  int (*reset)(void* set, const char* name);
  int (*dimension)(void* set, const char* name, int* count);
} PropertySuite;

typedef struct RectD {
  double x1, y1, x2, y2;
} RectD;

typedef struct EffectSuite {
  int (*properties)(void* effect, void** set);
  int (*paramSet)(void* effect, void** params);
  int (*clipDefine)(void* effect, const char* name, void** set);
  int (*clip)(void* effect, const char* name, void** clip, void** set);
  int (*clipProperties)(void* clip, void** set);
  int (*image)(void* clip, double time, const RectD* region, void** image);
  int (*releaseImage)(void* image);
  int (*regionOfDefinition)(void* clip, double time, RectD* region);
  int (*abort)(void* effect);
  int (*memoryAlloc)(void* effect, size_t bytes, void** memory);
  int (*memoryFree)(void* memory);
  int (*memoryLock)(void* memory, void** address);
  int (*memoryUnlock)(void* memory);
} EffectSuite;

typedef struct ParamSuite {
  int (*define)(void* params, const char* type, const char* name, void** set);
  int (*find)(void* params, const char* name, void** param, void** set);
  int (*setProperties)(void* params, void** set);
  int (*properties)(void* param, void** set);
  int (*value)(void* param, ...);
  int (*valueAt)(void* param, double time, ...);
  int (*derivative)(void* param, double time, ...);
  int (*integral)(void* param, double from, double to, ...);
  int (*setValue)(void* param, ...);
  int (*setValueAt)(void* param, double time, ...);
  int (*keyCount)(void* param, unsigned* count);
  int (*keyTime)(void* param, unsigned index, double* time);
  int (*keyIndex)(void* param, double time, int direction, int* index);
  int (*deleteKey)(void* param, double time);
  int (*deleteAllKeys)(void* param);
  int (*copy)(void* to, void* from, double offset, const double* range);
  int (*editBegin)(void* params, const char* name);
  int (*editEnd)(void* params);
} ParamSuite;

typedef struct MemorySuite {
  int (*alloc)(void* effect, size_t bytes, void** address);
  int (*free)(void* address);
} MemorySuite;

typedef struct ThreadSuite {
  int (*run)(void (*part)(unsigned index, unsigned count, void* argument), unsigned count, void* argument);
  int (*processors)(unsigned* count);
  int (*index)(unsigned* index);
  int (*isSpawned)(void);
  int (*lockCreate)(void** lock, int count);
  int (*lockDestroy)(void* lock);
  int (*lock)(void* lock);
  int (*unlock)(void* lock);
  int (*tryLock)(void* lock);
} ThreadSuite;

typedef struct MessageSuite {
  int (*message)(void* effect, const char* type, const char* id, const char* format, ...);
  int (*setPersistent)(void* effect, const char* type, const char* id, const char* format, ...);
  int (*clearPersistent)(void* effect);
} MessageSuite;

typedef struct ProgressSuite {
  int (*start)(void* effect, const char* label);
  int (*update)(void* effect, double done);
  int (*end)(void* effect);
} ProgressSuite;

typedef struct TimeLineSuite {
  int (*time)(void* effect, double* time);
  int (*go)(void* effect, double time);
  int (*bounds)(void* effect, double* first, double* last);
} TimeLineSuite;

#endif
