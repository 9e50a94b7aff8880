// Stands in for libFuzzer where there is no clang: `TARGET FOLDER COUNT` gives a target every file of the folder and so
// many changes of them, the same at every run. A target that fails ends the process; the input is then in the file
// `failed`.
#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "target.h"

namespace {

using Random = std::mt19937;

size_t Below(size_t end, Random* random) { return end == 0 ? 0 : (*random)() % end; }

std::vector<std::string> FilesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return files;
}

char AnyByte(Random* random) {
  constexpr unsigned char kOdd[] = {0, 1, 0x7F, 0x80, 0xFF, '\n', '='};
  const bool odd = Below(3, random) == 0;
  return static_cast<char>(odd ? kOdd[Below(std::size(kOdd), random)] : (*random)());
}

// A piece of another file in the place of a piece of this one.
void Splice(const std::string& other, std::string* input, Random* random) {
  const size_t from = Below(other.size(), random), at = Below(input->size() + 1, random);
  input->replace(at, Below(16, random), other.substr(from, Below(64, random)));
}

void Change(const std::vector<std::string>& files, std::string* input, Random* random) {
  const size_t at = Below(input->size(), random);
  switch (Below(5, random)) {
    case 0:
      if (!input->empty()) (*input)[at] = AnyByte(random);
      return;
    case 1:
      if (!input->empty()) (*input)[at] = static_cast<char>((*input)[at] ^ (1 << Below(8, random)));
      return;
    case 2:
      input->insert(at, 1, AnyByte(random));
      return;
    case 3:
      input->erase(at, 1 + Below(8, random));
      return;
    default:
      return Splice(files[Below(files.size(), random)], input, random);
  }
}

const std::string* tried = nullptr;

void KeepTried() { std::ofstream("failed", std::ios::binary) << *tried; }

void Try(const std::string& input) {
  tried = &input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

}  // namespace

extern "C" const char* __asan_default_options() { return "handle_abort=1"; }

int main(int count, char** arguments) {
  if (count != 3) return 2;
  __sanitizer_set_death_callback(KeepTried);
  std::vector<std::string> files = FilesIn(arguments[1]);
  files.emplace_back();
  for (const std::string& file : files) Try(file);
  Random random;  // seeded alike at every run
  const long changes = std::stol(arguments[2]);
  for (long i = 0; i < changes; ++i) {
    std::string input = files[Below(files.size(), &random)];
    for (size_t times = 1 + Below(6, &random); times > 0; --times) Change(files, &input, &random);
    Try(input);
  }
  std::cout << files.size() + static_cast<size_t>(changes) << " inputs\n";
}
