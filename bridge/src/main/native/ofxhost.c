#include "ofxhost.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

enum { MESSAGE_BYTES = 8192 };

static OfxHostCalls host;

void ofxhost_connect(const OfxHostCalls* calls) { host = *calls; }

static int kind_of(int shape) { return shape / 16; }

static int count_of(int shape) {
  int count = shape % 16;
  return count > OFXHOST_MAX_VALUES ? OFXHOST_MAX_VALUES : count;
}

static void store(int kind, double number, const char* text, void* target) {
  if (target == NULL) {
    return;
  }
  if (kind == OFXHOST_INT) {
    *(int*)target = (int)number;
  } else if (kind == OFXHOST_DOUBLE) {
    *(double*)target = number;
  } else {
    *(const char**)target = text;
  }
}

static int read_into(void* param, int what, double from, double to, va_list targets) {
  double numbers[OFXHOST_MAX_VALUES] = {0};
  const char* text = "";
  int shape = host.read(param, what, from, to, numbers, &text);
  if (shape < 0) {
    return -shape;
  }
  for (int i = 0; i < count_of(shape); i++) {
    store(kind_of(shape), numbers[i], text, va_arg(targets, void*));
  }
  return 0;
}

static int write_from(void* param, int at_time, double time, va_list values) {
  double numbers[OFXHOST_MAX_VALUES] = {0};
  const char* text = NULL;
  int shape = host.shape(param);
  if (shape < 0) {
    return -shape;
  }
  for (int i = 0; i < count_of(shape); i++) {
    if (kind_of(shape) == OFXHOST_INT) {
      numbers[i] = va_arg(values, int);
    } else if (kind_of(shape) == OFXHOST_DOUBLE) {
      numbers[i] = va_arg(values, double);
    } else {
      text = va_arg(values, const char*);
    }
  }
  return host.write(param, at_time, time, numbers, text);
}

int ofxhost_param_get_value(void* param, ...) {
  va_list targets;
  va_start(targets, param);
  int status = read_into(param, OFXHOST_VALUE, 0, 0, targets);
  va_end(targets);
  return status;
}

int ofxhost_param_get_value_at_time(void* param, double time, ...) {
  va_list targets;
  va_start(targets, time);
  int status = read_into(param, OFXHOST_AT_TIME, time, time, targets);
  va_end(targets);
  return status;
}

int ofxhost_param_get_derivative(void* param, double time, ...) {
  va_list targets;
  va_start(targets, time);
  int status = read_into(param, OFXHOST_DERIVATIVE, time, time, targets);
  va_end(targets);
  return status;
}

int ofxhost_param_get_integral(void* param, double from, double to, ...) {
  va_list targets;
  va_start(targets, to);
  int status = read_into(param, OFXHOST_INTEGRAL, from, to, targets);
  va_end(targets);
  return status;
}

int ofxhost_param_set_value(void* param, ...) {
  va_list values;
  va_start(values, param);
  int status = write_from(param, 0, 0, values);
  va_end(values);
  return status;
}

int ofxhost_param_set_value_at_time(void* param, double time, ...) {
  va_list values;
  va_start(values, time);
  int status = write_from(param, 1, time, values);
  va_end(values);
  return status;
}

/* A message longer than the buffer is cut, which a person can live with. */
static const char* format_text(char* buffer, const char* format, va_list values) {
  if (format == NULL || vsnprintf(buffer, MESSAGE_BYTES, format, values) < 0) {
    return "";
  }
  return buffer;
}

int ofxhost_message(void* instance, const char* type, const char* id, const char* format, ...) {
  char buffer[MESSAGE_BYTES];
  va_list values;
  va_start(values, format);
  const char* text = format_text(buffer, format, values);
  va_end(values);
  return host.message(instance, type, id, text);
}

int ofxhost_set_persistent_message(void* instance, const char* type, const char* id, const char* format, ...) {
  char buffer[MESSAGE_BYTES];
  va_list values;
  va_start(values, format);
  const char* text = format_text(buffer, format, values);
  va_end(values);
  return host.persistent_message(instance, type, id, text);
}

/* What is left of a format whose arguments are lost. */
static const char* format_alone(char* buffer, const char* format) {
  char* end = buffer;
  for (const char* c = format; c != NULL && *c != '\0' && end < buffer + MESSAGE_BYTES - 1; c++) {
    if (*c != '%' || *++c == '%') {
      *end++ = *c;
    } else if (*c == '\0') {
      break;
    }
  }
  *end = '\0';
  return buffer;
}

int ofxhost_message_alone(void* instance, const char* type, const char* id, const char* format, ...) {
  char buffer[MESSAGE_BYTES];
  return host.message(instance, type, id, format_alone(buffer, format));
}

int ofxhost_set_persistent_message_alone(void* instance, const char* type, const char* id, const char* format, ...) {
  char buffer[MESSAGE_BYTES];
  return host.persistent_message(instance, type, id, format_alone(buffer, format));
}
