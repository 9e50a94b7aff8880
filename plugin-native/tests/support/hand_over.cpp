// What the thread sanitizer must be told to say true things about the client: gRPC is not instrumented, so it sees no
// frame that one thread hands over to another inside of it. These two functions of gRPC stand in front of the shared
// library's own: what was done before an operation began is done before its end is told.
#include <dlfcn.h>
#include <grpc/grpc.h>
#include <link.h>
#include <sanitizer/tsan_interface.h>

#include <cstdint>
#include <map>
#include <mutex>

#define SEEN_BY_LIBRARIES extern "C" __attribute__((visibility("default")))

SEEN_BY_LIBRARIES const char* __tsan_default_options() { return "ignore_noninstrumented_modules=1"; }

namespace {

using Tag = grpc_completion_queue_functor;
using Run = void (*)(Tag*, int);

// Never destroyed: gRPC's threads outlive statics.
struct Tags {
  std::mutex mutex;
  std::map<Tag*, Run> runs;
};

Tags& KnownTags() {
  static Tags* const tags = new Tags;
  return *tags;
}

int IsInCode(dl_phdr_info* module, size_t, void* address) {
  for (int i = 0; i < module->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = module->dlpi_phdr[i];
    const uintptr_t offset = reinterpret_cast<uintptr_t>(address) - module->dlpi_addr - part.p_vaddr;
    if (part.p_type == PT_LOAD && (part.p_flags & PF_X) != 0 && offset < part.p_memsz) return 1;
  }
  return 0;
}

// A tag of the callback API begins with a function; one of the other API, which the test's server uses, with a vtable.
bool IsCallback(const Tag* tag) {
  return tag != nullptr && dl_iterate_phdr(IsInCode, reinterpret_cast<void*>(tag->functor_run)) != 0;
}

void TakeOver(Tag* tag, int ok) {
  Run run = nullptr;
  {
    const std::lock_guard lock(KnownTags().mutex);
    run = KnownTags().runs.at(tag);
  }
  __tsan_acquire(tag);
  run(tag, ok);
}

template <typename Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

SEEN_BY_LIBRARIES grpc_call_error grpc_call_start_batch(grpc_call* call, const grpc_op* operations, size_t count,
                                                        void* handed, void* reserved) {
  static const auto real = Real<decltype(grpc_call_start_batch)>("grpc_call_start_batch");
  auto* tag = static_cast<Tag*>(handed);
  if (IsCallback(tag) && tag->functor_run != TakeOver) {
    const std::lock_guard lock(KnownTags().mutex);
    KnownTags().runs[tag] = tag->functor_run;
    tag->functor_run = TakeOver;
  }
  __tsan_release(handed);
  return real(call, operations, count, handed, reserved);
}

SEEN_BY_LIBRARIES grpc_event grpc_completion_queue_next(grpc_completion_queue* queue, gpr_timespec deadline,
                                                        void* reserved) {
  static const auto real = Real<decltype(grpc_completion_queue_next)>("grpc_completion_queue_next");
  const grpc_event event = real(queue, deadline, reserved);
  if (event.type == GRPC_OP_COMPLETE) __tsan_acquire(event.tag);  // else it has no tag, but whatever lay there
  return event;
}
