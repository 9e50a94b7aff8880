#include "support/test_messages.h"

#include <cstdarg>
#include <cstdio>

namespace framewright::testing {
namespace {

bool loses_arguments = false;

// What is left of a format whose arguments are lost.
std::string FormatAlone(const std::string& format) {
  std::string text;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      text += format[i];
    } else if (format[++i] == '%') {
      text += '%';
    }
  }
  return text;
}

std::string Formatted(const char* format, va_list values) {
  if (loses_arguments) return FormatAlone(format);
  char text[2048];
  vsnprintf(text, sizeof text, format, values);
  return text;
}

ofx::Status Message(void* effect, const char*, const char*, const char* format, ...) {
  va_list values;
  va_start(values, format);
  static_cast<Effect*>(effect)->messages.push_back(Formatted(format, values));
  va_end(values);
  static_cast<Effect*>(effect)->when_told();
  return ofx::kOk;
}

ofx::Status SetPersistent(void* effect, const char*, const char*, const char* format, ...) {
  va_list values;
  va_start(values, format);
  static_cast<Effect*>(effect)->persistent_message = Formatted(format, values);
  va_end(values);
  static_cast<Effect*>(effect)->when_told();
  return ofx::kOk;
}

ofx::Status ClearPersistent(void* effect) {
  static_cast<Effect*>(effect)->persistent_message.clear();
  static_cast<Effect*>(effect)->when_told();
  return ofx::kOk;
}

}  // namespace

ofx::MessageSuiteV2 MessageSuite(const TestHost& host, int version) {
  loses_arguments = host.habits.loses_message_arguments;
  if (version == 2 && !host.habits.null_message_slots) return {Message, SetPersistent, ClearPersistent};
  return {Message, nullptr, nullptr};
}

}  // namespace framewright::testing
