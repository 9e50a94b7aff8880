#include <windows.h>

#include <string>
#include <utility>
#include <vector>

#include "platform/process.h"

namespace framewright::platform {
namespace {

HMODULE ThisHandle(DWORD flags) {
  HMODULE module = nullptr;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | flags, reinterpret_cast<LPCWSTR>(&ThisModule), &module);
  return module;
}

// The program inherits its error stream and nothing else of the host's.
bool SpawnSpeakingTo(HANDLE error_stream, const std::wstring& program) {
  SIZE_T size = 0;
  InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
  std::vector<char> memory(size);
  STARTUPINFOEXW startup{};
  startup.StartupInfo.cb = sizeof startup;
  startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  startup.StartupInfo.hStdError = error_stream;
  startup.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory.data());
  if (!InitializeProcThreadAttributeList(startup.lpAttributeList, 1, 0, &size)) return false;
  UpdateProcThreadAttribute(startup.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, &error_stream,
                            sizeof error_stream, nullptr, nullptr);
  std::wstring command = L"\"" + program + L"\"";
  PROCESS_INFORMATION process{};
  const DWORD flags = DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP | EXTENDED_STARTUPINFO_PRESENT;
  const bool started = CreateProcessW(nullptr, command.data(), nullptr, nullptr, TRUE, flags, nullptr, nullptr,
                                      &startup.StartupInfo, &process);
  DeleteProcThreadAttributeList(startup.lpAttributeList);
  if (!started) return false;
  CloseHandle(process.hThread);
  CloseHandle(process.hProcess);
  return true;
}

}  // namespace

std::optional<double> ProcessorSeconds(long) { return std::nullopt; }

long ProcessId() { return static_cast<long>(GetCurrentProcessId()); }

std::unique_ptr<DetachedProgram> DetachedProgram::Start(const std::filesystem::path& program) {
  HANDLE ear = nullptr, voice = nullptr;
  if (!CreatePipe(&ear, &voice, nullptr, 0)) return nullptr;
  std::unique_ptr<DetachedProgram> detached(new DetachedProgram(reinterpret_cast<std::intptr_t>(ear)));
  SetHandleInformation(voice, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  const bool started = SpawnSpeakingTo(voice, program.wstring());
  CloseHandle(voice);
  return started ? std::move(detached) : nullptr;
}

bool OpenOnDesktop(const std::filesystem::path& file) {
  std::wstring command = L"explorer.exe \"" + file.wstring() + L"\"";
  STARTUPINFOW startup{};
  startup.cb = sizeof startup;
  PROCESS_INFORMATION process{};
  if (!CreateProcessW(nullptr, command.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &startup, &process)) {
    return false;
  }
  CloseHandle(process.hThread);
  CloseHandle(process.hProcess);
  return true;
}

DetachedProgram::~DetachedProgram() { CloseHandle(reinterpret_cast<HANDLE>(ear_)); }

bool DetachedProgram::Listen() {
  const HANDLE ear = reinterpret_cast<HANDLE>(ear_);
  for (DWORD waiting = 0;;) {
    if (!PeekNamedPipe(ear, nullptr, 0, nullptr, &waiting, nullptr)) return false;
    if (waiting == 0) return true;
    char words[512];
    DWORD count = 0;
    if (!ReadFile(ear, words, sizeof words, &count, nullptr)) return false;
    said_.append(words, count);
  }
}

std::filesystem::path ThisModule() {
  std::wstring path(32768, L'\0');
  const HMODULE module = ThisHandle(GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT);
  path.resize(GetModuleFileNameW(module, path.data(), static_cast<DWORD>(path.size())));
  return path;
}

void PinThisModule() { ThisHandle(GET_MODULE_HANDLE_EX_FLAG_PIN); }

}  // namespace framewright::platform
