# The tools that building needs. What is missing is installed from the system's packages where that is allowed without a
# password, else named together with the command that installs it.

# Debian's package for each thing we look for.
missing_packages() {
  local missing=()
  command -v javac >/dev/null && [ "$(java_version)" -ge 17 ] || missing+=("$(jdk_package)")
  command -v mvn >/dev/null || missing+=(maven)
  command -v g++ >/dev/null || missing+=(g++)
  command -v cmake >/dev/null || missing+=(cmake)
  command -v ninja >/dev/null || missing+=(ninja-build)
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  command -v protoc >/dev/null || missing+=(protobuf-compiler)
  command -v grpc_cpp_plugin >/dev/null || missing+=(protobuf-compiler-grpc)
  command -v dpkg-source >/dev/null || missing+=(dpkg-dev)
  has_library grpc++_unsecure || missing+=(libgrpc++-dev)
  has_library libxxhash || missing+=(libxxhash-dev)
  has_library gtest || missing+=(libgtest-dev)
  echo "${missing[*]}"
}

has_library() {
  command -v pkg-config >/dev/null && pkg-config --exists "$1" 2>/dev/null
}

java_version() {
  javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

jdk_package() {
  local package
  for package in openjdk-17-jdk-headless openjdk-21-jdk-headless; do
    if apt-cache show "$package" >/dev/null 2>&1; then
      echo "$package"
      return
    fi
  done
  echo openjdk-17-jdk-headless
}

require_tools() {
  local missing
  missing=$(missing_packages)
  [ -z "$missing" ] && return
  command -v apt-get >/dev/null ||
    fail "these are needed and missing: $missing (Debian's names). Install them with your system's package manager."
  install_packages
  missing=$(missing_packages)
  [ -z "$missing" ] || fail "still missing: $missing"
}

install_packages() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      fail "these packages are missing; install them and start again:
  sudo apt-get install $(missing_packages)"
    fi
  fi
  export DEBIAN_FRONTEND=noninteractive
  logged apt-update "${as_root[@]}" apt-get -q update
  local packages
  packages=$(missing_packages) # only now are the names of the newest lists known
  say "installing $packages"
  # shellcheck disable=SC2086 # a list of names
  logged apt-install "${as_root[@]}" apt-get -q -y --no-install-recommends install $packages
}
