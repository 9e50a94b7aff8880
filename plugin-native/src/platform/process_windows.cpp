#include <windows.h>

#include <string>

#include "platform/process.h"

namespace framewright::platform {
namespace {

HMODULE ThisHandle(DWORD flags) {
  HMODULE module = nullptr;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | flags, reinterpret_cast<LPCWSTR>(&ThisModule), &module);
  return module;
}

}  // namespace

long ProcessId() { return static_cast<long>(GetCurrentProcessId()); }

bool StartDetached(const std::filesystem::path& program) {
  std::wstring command = L"\"" + program.wstring() + L"\"";
  STARTUPINFOW startup{};
  startup.cb = sizeof startup;
  PROCESS_INFORMATION process{};
  const DWORD flags = DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP;
  if (!CreateProcessW(nullptr, command.data(), nullptr, nullptr, FALSE, flags, nullptr, nullptr, &startup, &process)) {
    return false;
  }
  CloseHandle(process.hThread);
  CloseHandle(process.hProcess);
  return true;
}

std::filesystem::path ThisModule() {
  std::wstring path(32768, L'\0');
  const HMODULE module = ThisHandle(GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT);
  path.resize(GetModuleFileNameW(module, path.data(), static_cast<DWORD>(path.size())));
  return path;
}

void PinThisModule() { ThisHandle(GET_MODULE_HANDLE_EX_FLAG_PIN); }

}  // namespace framewright::platform
