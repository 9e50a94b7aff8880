// Linux: two functions that the static C++ runtime of a newer system takes from its C library and that older ones do
// not have. Defined here, they stay inside of the bundle, and it loads where glibc is 2.34 (Rocky 9) or 2.35
// (Ubuntu 22.04).
#include <dlfcn.h>
#include <link.h>
#include <sys/random.h>

#include <cstdint>
#include <cstdlib>

#ifdef DLFO_STRUCT_HAS_EH_DBASE  // from glibc 2.35 on, where the unwinder asks for this
namespace {

struct Search {
  ElfW(Addr) address;
  dl_find_object* result;
};

void* AddressIn(const dl_phdr_info& object, const ElfW(Phdr) & segment) {
  return reinterpret_cast<void*>(object.dlpi_addr + segment.p_vaddr);
}

// Finds the object that holds the address. Its unwind table is all that is read of the result.
int Look(dl_phdr_info* object, size_t, void* data) {
  auto* search = static_cast<Search*>(data);
  bool holds_address = false;
  void* table = nullptr;
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    const ElfW(Addr) start = object->dlpi_addr + segment.p_vaddr;
    if (segment.p_type == PT_LOAD && search->address >= start && search->address < start + segment.p_memsz) {
      holds_address = true;
    }
    if (segment.p_type == PT_GNU_EH_FRAME) table = AddressIn(*object, segment);
  }
  if (!holds_address) return 0;
  *search->result = {};
  search->result->dlfo_eh_frame = table;
  return table != nullptr ? 1 : -1;
}

}  // namespace

// How unwinders found an object's table before there was this function: one after the other.
extern "C" int _dl_find_object(void* address, dl_find_object* result) noexcept {
  Search search{reinterpret_cast<ElfW(Addr)>(address), result};
  return dl_iterate_phdr(Look, &search) == 1 ? 0 : -1;
}
#endif

// For std::random_device. The system's own source, as glibc's is.
extern "C" std::uint32_t arc4random() noexcept {
  std::uint32_t number = 0;
  while (getrandom(&number, sizeof number, 0) != sizeof number) {
  }
  return number;
}
