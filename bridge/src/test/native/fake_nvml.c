/* Answers as NVML does on a machine with two devices, or fails as the driver does when FAKE_NVML_FAILS is set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUCCESS = 0, DRIVER_NOT_LOADED = 9, NOT_FOUND = 6 };

struct memory {
  unsigned long long total, free, used;
};

static int devices[2] = {0, 1};

int nvmlInit_v2(void) { return getenv("FAKE_NVML_FAILS") ? DRIVER_NOT_LOADED : SUCCESS; }

int nvmlShutdown(void) { return SUCCESS; }

const char* nvmlErrorString(int result) { return result == DRIVER_NOT_LOADED ? "Driver Not Loaded" : "Unknown Error"; }

int nvmlSystemGetDriverVersion(char* version, unsigned length) {
  snprintf(version, length, "580.65.06");
  return SUCCESS;
}

int nvmlDeviceGetCount_v2(unsigned* count) {
  const char* wanted = getenv("FAKE_NVML_DEVICES");
  *count = wanted ? (unsigned)atoi(wanted) : 2;
  return SUCCESS;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** device) {
  if (index > 1) {
    return NOT_FOUND;
  }
  *device = &devices[index];
  return SUCCESS;
}

int nvmlDeviceGetName(void* device, char* name, unsigned length) {
  snprintf(name, length, "Imaginary %d", *(int*)device);
  return SUCCESS;
}

int nvmlDeviceGetMemoryInfo(void* device, struct memory* memory) {
  memory->total = 8ULL << 30;
  memory->used = (unsigned long long)(*(int*)device + 1) << 30;
  memory->free = memory->total - memory->used;
  return SUCCESS;
}

int nvmlDeviceGetCudaComputeCapability(void* device, int* major, int* minor) {
  *major = 8;
  *minor = *(int*)device + 6;
  return SUCCESS;
}
