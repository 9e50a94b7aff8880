/* A layer of Vulkan with the faults of bad drivers. FRAMEWRIGHT_TEST_LOSS names a file: when it is there the device is
 * lost, as by a reset, until a new one is made; a folder in its place takes that one, too. FRAMEWRIGHT_TEST_WRONG
 * leaves half of the work undone. What is declared here of Vulkan and of its loader is laid out as in vulkan_core.h and
 * vk_layer.h. */
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SUCCESS = 0, INITIALIZATION_FAILED = -3, DEVICE_LOST = -4, OF_INSTANCE = 47, OF_DEVICE = 48, LINK = 0 };

typedef void (*function)(void);
typedef function (*lookup)(void* of, const char* name);
typedef int (*create_instance)(const void* info, const void* allocator, void** made);
typedef int (*create_device)(void* physical, const void* info, const void* allocator, void** made);
typedef int (*submit)(void* queue, uint32_t count, const void* batches, uint64_t fence);
typedef void (*dispatch)(void* commands, uint32_t across, uint32_t down, uint32_t deep);

/* The next layer, or the driver, and the one after it. */
struct link {
  struct link* next;
  lookup of_instance;
  lookup of_device; /* of physical devices in the chain of an instance */
};

struct info {
  int kind;
  struct info* next;
  int what;
  struct link* link;
};

static lookup next_of_instance, next_of_device;
static void* instance;
static submit next_submit;
static dispatch next_dispatch;
static atomic_bool lost;

static struct info* info_with_link(const void* chain, int kind) {
  struct info* info = ((struct info*)chain)->next;
  while (info && !(info->kind == kind && info->what == LINK)) {
    info = info->next;
  }
  return info;
}

static int make_instance(const void* chain, const void* allocator, void** made) {
  struct info* info = info_with_link(chain, OF_INSTANCE);
  if (!info) {
    return INITIALIZATION_FAILED;
  }
  next_of_instance = info->link->of_instance;
  info->link = info->link->next;
  int result = ((create_instance)next_of_instance(NULL, "vkCreateInstance"))(chain, allocator, made);
  instance = *made;
  return result;
}

static int make_device(void* physical, const void* chain, const void* allocator, void** made) {
  struct info* info = info_with_link(chain, OF_DEVICE);
  if (!info) {
    return INITIALIZATION_FAILED;
  }
  create_device next = (create_device)info->link->of_instance(instance, "vkCreateDevice");
  next_of_device = info->link->of_device;
  info->link = info->link->next;
  lost = 0;
  int result = next(physical, chain, allocator, made);
  if (result == SUCCESS) {
    next_submit = (submit)next_of_device(*made, "vkQueueSubmit");
    next_dispatch = (dispatch)next_of_device(*made, "vkCmdDispatch");
  }
  return result;
}

static int submit_unless_lost(void* queue, uint32_t count, const void* batches, uint64_t fence) {
  const char* file = getenv("FRAMEWRIGHT_TEST_LOSS");
  if (file && access(file, F_OK) == 0) {
    lost = 1;
    unlink(file); /* which leaves a folder */
  }
  return lost ? DEVICE_LOST : next_submit(queue, count, batches, fence);
}

static void dispatch_half(void* commands, uint32_t across, uint32_t down, uint32_t deep) {
  next_dispatch(commands, getenv("FRAMEWRIGHT_TEST_WRONG") ? (across + 1) / 2 : across, down, deep);
}

static function ours(const char* name);

function vkGetInstanceProcAddr(void* of, const char* name) {
  function found = ours(name);
  return found ? found : next_of_instance(of, name);
}

function vkGetDeviceProcAddr(void* of, const char* name) {
  function found = ours(name);
  return found ? found : next_of_device(of, name);
}

static function ours(const char* name) {
  static const struct {
    const char* name;
    function function;
  } all[] = {
      {"vkGetInstanceProcAddr", (function)vkGetInstanceProcAddr},
      {"vkGetDeviceProcAddr", (function)vkGetDeviceProcAddr},
      {"vkCreateInstance", (function)make_instance},
      {"vkCreateDevice", (function)make_device},
      {"vkQueueSubmit", (function)submit_unless_lost},
      {"vkCmdDispatch", (function)dispatch_half},
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (strcmp(name, all[i].name) == 0) {
      return all[i].function;
    }
  }
  return NULL;
}
