# What building uses. What is missing is installed from the system's packages where that is allowed without a password, else
# it is named together with the command that installs it. Things are looked for, not packages: a package may be half there.

# Lines "KIND THING PACKAGE"; the packages are Debian's.
building_uses() {
  cat <<END
compiler C++17 g++
jdk 17 $(jdk_package)
program mvn maven
program cmake cmake
program ninja ninja-build
program pkg-config pkg-config
program protoc protobuf-compiler
program grpc_cpp_plugin protobuf-compiler-grpc
program dpkg-source dpkg-dev
header grpcpp/grpcpp.h libgrpc++-dev
header google/protobuf/message_lite.h libprotobuf-dev
header absl/base/config.h libabsl-dev
header xxhash.h libxxhash-dev
header gtest/gtest.h libgtest-dev
archive libgrpc++_unsecure.a libgrpc++-dev
archive libcares.a libc-ares-dev
archive libz.a zlib1g-dev
archive libgtest.a libgtest-dev
END
  recipes_use
  format_uses
  remembering_uses
  gpu_uses
}

# Lines "PACKAGE a thing's name in words".
missing_things() {
  local kind thing package
  building_uses | while read -r kind thing package; do
    "has_$kind" "$thing" </dev/null || echo "$package $(in_words "$kind" "$thing")"
  done
}

in_words() {
  case $1 in
    compiler) echo "a compiler of $2" ;;
    jdk) echo "a JDK of version $2 or newer" ;;
    shared) echo "the library $2" ;;
    driver) echo "a driver of $2" ;;
    clang_format) echo "clang-format of version $2" ;;
    *) echo "the $1 $2" ;;
  esac
}

has_program() {
  command -v "$1" >/dev/null
}

has_compiler() {
  compile '#include <optional>
    int main() { return std::optional<int>().value_or(0); }' -fsyntax-only
}

has_header() {
  compile "#include <$1>" -E
}

has_archive() {
  [ -e "$(${CXX:-c++} -print-file-name="$1" 2>/dev/null)" ]
}

# compile TEXT OPTION...: whether the compiler that CMake takes accepts it.
compile() {
  local text=$1
  shift
  ${CXX:-c++} -std=c++17 "$@" -x c++ - <<<"$text" >/dev/null 2>&1
}

has_jdk() {
  has_program jar && [ "$(java_version)" -ge "$1" ]
}

java_version() {
  local version
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "${version:-0}"
}

# The default unless it is too old: Maven's package brings the default's runtime, and takes it.
jdk_package() {
  local default
  default=$(apt-cache policy default-jdk-headless 2>/dev/null | sed -n 's/^ *Candidate: .*:1\.\([0-9]*\)-.*/\1/p')
  if [ "${default:-17}" -ge 17 ]; then echo default-jdk-headless; else echo openjdk-17-jdk-headless; fi
}

require_tools() {
  local missing
  missing=$(missing_things)
  if [ -n "$missing" ]; then
    may_install || fail "$(advice "$missing")"
    install_packages
    missing=$(missing_things)
    [ -z "$missing" ] || fail "still missing after that: $(things "$missing")"
  fi
  require_maven
}

# Maven picks its Java by itself, and may pick a runtime without compiler.
require_maven() {
  local runtime
  runtime=$(mvn --version 2>&1 | sed -n 's/.*, runtime: //p')
  [ -n "$runtime" ] || fail "mvn does not run: $(mvn --version 2>&1 | head -n 1)"
  [ -x "$runtime/bin/javac" ] && [ "$(PATH=$runtime/bin:$PATH java_version)" -ge 17 ] ||
    fail "Maven runs on $runtime, which is no JDK of version 17 or newer; set JAVA_HOME to one, such as $(javac_home)"
}

javac_home() {
  dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
}

advice() {
  local packages
  packages=$(packages "$1")
  if has_program apt-get; then
    echo "needed and missing: $(things "$1"). Install them and start again:
  sudo apt-get install $packages"
  else
    echo "needed and missing: $(things "$1"). Install them with your system's package manager; Debian's names are $packages."
  fi
}

things() {
  cut -d ' ' -f 2- <<<"$1" | paste -sd , | sed 's/,/, /g'
}

packages() {
  cut -d ' ' -f 1 <<<"$1" | sort -u | paste -sd ' '
}

may_install() {
  has_program apt-get && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

install_packages() {
  local as_root=() packages
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  say "reading the lists of packages"
  logged apt-update "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update
  packages=$(packages "$(missing_things)") # only now are the names of the newest lists known
  say "installing $packages (a minute or two)"
  # shellcheck disable=SC2086 # a list of names
  logged apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends install $packages
}
