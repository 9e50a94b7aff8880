/* A layer of Vulkan with the faults of bad drivers. FRAMEWRIGHT_TEST_LOSS names a file: when it is there the device is
 * lost, as by a reset, until a new one is made; a folder in its place takes that one, too. FRAMEWRIGHT_TEST_WRONG
 * leaves half of the work undone. FRAMEWRIGHT_TEST_MEMORY is how many bytes the device has. What is declared here of
 * Vulkan and of its loader is laid out as in vulkan_core.h and vk_layer.h. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  SUCCESS = 0,
  OUT_OF_DEVICE_MEMORY = -2,
  INITIALIZATION_FAILED = -3,
  DEVICE_LOST = -4,
  OF_INSTANCE = 47,
  OF_DEVICE = 48,
  LINK = 0,
  COUNT = 4096
};

typedef void (*function)(void);
typedef function (*lookup)(void* of, const char* name);
typedef int (*create_instance)(const void* info, const void* allocator, void** made);
typedef int (*create_device)(void* physical, const void* info, const void* allocator, void** made);
typedef int (*submit)(void* queue, uint32_t count, const void* batches, uint64_t fence);
typedef int (*allocate)(void* device, const void* info, const void* allocator, uint64_t* memory);
typedef void (*release)(void* device, uint64_t memory, const void* allocator);
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

struct allocation_info {
  int kind;
  struct allocation_info* next;
  uint64_t bytes;
};

/* What the device has given away; of those that are free again the bytes are 0. */
static struct { uint64_t memory, bytes; } given[COUNT];

static pthread_mutex_t giving = PTHREAD_MUTEX_INITIALIZER;

static lookup next_of_instance, next_of_device;
static void* instance;
static submit next_submit;
static allocate next_allocate;
static release next_release;
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
    next_allocate = (allocate)next_of_device(*made, "vkAllocateMemory");
    next_release = (release)next_of_device(*made, "vkFreeMemory");
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

/* Where there is room for it, its place among those given away. */
static size_t place_for(uint64_t bytes) {
  const char* all = getenv("FRAMEWRIGHT_TEST_MEMORY");
  size_t free_place = COUNT;
  for (size_t i = 0; i < COUNT; i++) {
    bytes += given[i].bytes;
    free_place = given[i].bytes ? free_place : i;
  }
  return all && bytes > strtoull(all, NULL, 10) ? COUNT : free_place;
}

static int allocate_while_there_is_room(void* device, const void* info, const void* allocator, uint64_t* memory) {
  uint64_t bytes = ((const struct allocation_info*)info)->bytes;
  pthread_mutex_lock(&giving);
  size_t place = place_for(bytes);
  int result = place < COUNT ? next_allocate(device, info, allocator, memory) : OUT_OF_DEVICE_MEMORY;
  if (result == SUCCESS) {
    given[place].memory = *memory;
    given[place].bytes = bytes;
  }
  pthread_mutex_unlock(&giving);
  return result;
}

static void release_counted(void* device, uint64_t memory, const void* allocator) {
  pthread_mutex_lock(&giving);
  for (size_t i = 0; i < COUNT; i++) {
    if (given[i].memory == memory) {
      given[i].bytes = 0;
    }
  }
  pthread_mutex_unlock(&giving);
  next_release(device, memory, allocator);
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
      {"vkAllocateMemory", (function)allocate_while_there_is_room},
      {"vkFreeMemory", (function)release_counted},
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
