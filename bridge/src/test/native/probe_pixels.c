/* The probe's pictures. */
#include <stddef.h>
#include <string.h>

#include "probe.h"

typedef struct Picture {
  void* handle;
  char* data;
  int bounds[4];
  int row_bytes;
  int pixel_bytes;
  char* depth;
} Picture;

static int component_bytes(const char* depth) {
  if (strcmp(depth, "OfxBitDepthFloat") == 0) {
    return 4;
  }
  return strcmp(depth, "OfxBitDepthByte") == 0 ? 1 : 2;
}

static int component_count(const char* components) {
  if (strcmp(components, "OfxImageComponentRGBA") == 0) {
    return 4;
  }
  return strcmp(components, "OfxImageComponentRGB") == 0 ? 3 : 1;
}

static int fetch(void* effect, const char* clip_name, double time, Picture* picture) {
  void* clip;
  char* components;
  if (ofx.effects->clip(effect, clip_name, &clip, NULL) != OK ||
      ofx.effects->image(clip, time, NULL, &picture->handle) != OK) {
    return FAILED;
  }
  void* set = picture->handle;
  ofx.props->getPointer(set, "OfxImagePropData", 0, (void**)&picture->data);
  ofx.props->getIntN(set, "OfxImagePropBounds", 4, picture->bounds);
  ofx.props->getInt(set, "OfxImagePropRowBytes", 0, &picture->row_bytes);
  ofx.props->getString(set, "OfxImageEffectPropPixelDepth", 0, &picture->depth);
  ofx.props->getString(set, "OfxImageEffectPropComponents", 0, &components);
  picture->pixel_bytes = component_bytes(picture->depth) * component_count(components);
  return OK;
}

static char* pixel(const Picture* picture, int x, int y) {
  return picture->data + (ptrdiff_t)(y - picture->bounds[1]) * picture->row_bytes +
         (ptrdiff_t)(x - picture->bounds[0]) * picture->pixel_bytes;
}

/* 1 - x in the image's depth; half floats have no arithmetic in C and are turned over bit by bit. */
static void invert(const Picture* from, char* target, const char* source) {
  if (strcmp(from->depth, "OfxBitDepthFloat") == 0) {
    for (int i = 0; i < from->pixel_bytes / 4; i++) {
      ((float*)(void*)target)[i] = 1 - ((const float*)(const void*)source)[i];
    }
    return;
  }
  for (int i = 0; i < from->pixel_bytes; i++) {
    target[i] = (char)~source[i];
  }
}

static void mix(char* target, const char* first, const char* second, int bytes) {
  for (int i = 0; i < bytes / 4; i++) {
    ((float*)(void*)target)[i] = (((const float*)(const void*)first)[i] + ((const float*)(const void*)second)[i]) / 2;
  }
}

static void fill_window(const int* window, const Picture* output, const Picture* source, const Picture* second) {
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

int draw(void* effect, double time, double source_time, const int* window, int mixes) {
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
      ofx.effects->releaseImage(second.handle);
    }
    ofx.effects->releaseImage(source.handle);
  }
  ofx.effects->releaseImage(output.handle);
  return status;
}

int keep_image(void* effect, double time) {
  Picture kept;
  return fetch(effect, "Source", time, &kept);
}
