# What the tests of the graphics device use: a driver of Vulkan, and the GPU pack, kept with the other downloads.

gpu_data=$cache/gpu

# As building_uses says it. Mesa's driver is software where there is no card.
gpu_uses() {
  [ "${needs_gpu:-}" = yes ] || return 0
  echo "shared libvulkan.so.1 libvulkan1"
  echo "driver Vulkan mesa-vulkan-drivers"
  [ -n "$(gpu_pack)" ] || echo "module pip python3-pip"
}

has_shared() {
  PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -F "$1" >/dev/null # reads to the end: a broken pipe would be a failure
}

has_driver() {
  [ -n "$(find /usr/share/vulkan/icd.d /etc/vulkan/icd.d -name '*.json' 2>/dev/null)" ]
}

gpu_pack() {
  find "$gpu_data/framewright/gpu" -name '*.so' 2>/dev/null
}

# require_gpu_pack RUNTIME: installs it by the command, whose server there is none in that folder.
require_gpu_pack() {
  [ -n "$(gpu_pack)" ] && return
  say "fetching the GPU pack (7 MB)"
  XDG_DATA_HOME=$gpu_data FRAMEWRIGHT_RUNTIME_DIR=$1 logged gpu-pack "$home/bin/framewright" install gpu
}
