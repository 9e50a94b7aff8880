/* The variadic functions of OpenFX's parameter and message suites, turned into functions of fixed shape that the Java
 * host can implement. One connection per process. */
#ifndef FRAMEWRIGHT_OFXHOST_H
#define FRAMEWRIGHT_OFXHOST_H

#if defined(_WIN32)
#define OFXHOST_API __declspec(dllexport)
#else
#define OFXHOST_API __attribute__((visibility("default")))
#endif

#define OFXHOST_MAX_VALUES 4

/* What a parameter's value is made of. Getters and `shape` answer kind * 16 + count; a negative answer is minus an
 * OpenFX status. */
enum OfxHostKind { OFXHOST_INT = 1, OFXHOST_DOUBLE = 2, OFXHOST_TEXT = 3 };

enum OfxHostRead { OFXHOST_VALUE = 0, OFXHOST_AT_TIME = 1, OFXHOST_DERIVATIVE = 2, OFXHOST_INTEGRAL = 3 };

/* Implemented by the host. `numbers` has room for OFXHOST_MAX_VALUES; the text that `read` returns stays the host's. */
typedef struct OfxHostCalls {
  int (*read)(void* param, int what, double from, double to, double* numbers, const char** text);
  int (*shape)(void* param);
  int (*write)(void* param, int at_time, double time, const double* numbers, const char* text);
  int (*message)(void* instance, const char* type, const char* id, const char* text);
  int (*persistent_message)(void* instance, const char* type, const char* id, const char* text);
} OfxHostCalls;

/* The host's calls; they must stay valid for the rest of the process. */
OFXHOST_API void ofxhost_connect(const OfxHostCalls* calls);

/* The slots to put into the suites. */
OFXHOST_API int ofxhost_param_get_value(void* param, ...);
OFXHOST_API int ofxhost_param_get_value_at_time(void* param, double time, ...);
OFXHOST_API int ofxhost_param_get_derivative(void* param, double time, ...);
OFXHOST_API int ofxhost_param_get_integral(void* param, double from, double to, ...);
OFXHOST_API int ofxhost_param_set_value(void* param, ...);
OFXHOST_API int ofxhost_param_set_value_at_time(void* param, double time, ...);
/* A message must be found in its format alone by a host that loses the arguments, as Natron does. */
OFXHOST_API int ofxhost_message_alone(void* instance, const char* type, const char* id, const char* format, ...);
OFXHOST_API int ofxhost_set_persistent_message_alone(void* instance, const char* type, const char* id,
                                                     const char* format, ...);
OFXHOST_API int ofxhost_message(void* instance, const char* type, const char* id, const char* format, ...);
OFXHOST_API int ofxhost_set_persistent_message(void* instance, const char* type, const char* id, const char* format,
                                               ...);

#endif
