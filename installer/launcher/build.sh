# Builds what is stale into build/home, the folder that is a whole installation. Downloads and compiled dependencies are kept
# outside the checkout: ~/.m2 and ~/.cache/framewright.

stamps=$checkout/build/stamps
jobs=${FRAMEWRIGHT_JOBS:-$(nproc)}

java_sources=(pom.xml proto bridge inference-server/pom.xml inference-server/src installer/{command,benchmarks,package}/{pom.xml,src} installer/launcher/build.sh)
native_sources=(pom.xml proto/src plugin-native bridge/src/main/native bridge/src/test/native)
model_sources=(inference-server/models inference-server/presets)

# One line that changes when any file below these paths does, or when the checkout is moved.
fingerprint() {
  (cd "$checkout" && pwd && find "$@" \( -name target -o -name __pycache__ \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null |
    LC_ALL=C sort) | cksum
}

# unless_fresh NAME "FINGERPRINT" COMMAND...: runs the command unless it succeeded before with the same fingerprint.
unless_fresh() {
  local stamp=$stamps/$1 print=$2
  shift 2
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$print" ] && return
  rm -f "$stamp" "$stamps/home"
  "$@"
  mkdir -p "$stamps"
  echo "$print" >"$stamp"
}

build_home() {
  local print
  print=$(fingerprint framewright "${java_sources[@]}" plugin-native "${model_sources[@]}")
  [ -f "$stamps/home" ] && [ "$(cat "$stamps/home")" = "$print" ] && return
  mkdir -p "$checkout/build"
  exec 9>"$checkout/build/lock"
  flock 9
  require_tools
  build_both
  unless_fresh models "$(fingerprint "${model_sources[@]}")" copy_models
  unless_fresh archives "$(cat "$stamps/native" "$stamps/java" "$stamps/models")" make_archives
  mkdir -p "$stamps"
  echo "$print" >"$stamps/home"
  flock -u 9
  exec 9>&-
}

# Maven beside the compiler: what one waits for, the network, the other does not need. In a process group of its own, Maven
# ends when the compiler fails. What $beside_java names is done meanwhile too, once there is a plugin.
build_both() {
  local java
  set -m
  unless_fresh java "$(fingerprint "${java_sources[@]}")" build_java &
  java=$!
  set +m
  # shellcheck disable=SC2064 # this very process
  trap "kill -- -$java 2>/dev/null" EXIT
  unless_fresh native "$(fingerprint "${native_sources[@]}")" build_native
  ${beside_java:-true}
  wait "$java" || fail "the server and the command were not built; the reason stands above"
  trap - EXIT
}

build_native() {
  local start=$SECONDS
  say "building the plugin (the first time about four minutes on two cores)"
  FRAMEWRIGHT_JOBS=$jobs "$checkout/plugin-native/deps/build-deps" >&2
  logged cmake configure_native "$checkout/build/native" -DCMAKE_BUILD_TYPE=Release -DFRAMEWRIGHT_TESTS=OFF
  logged native cmake --build "$checkout/build/native" -j "$jobs"
  logged shim build_host_shim
  mkdir -p "$home/native" "$home/Framewright.ofx.bundle"
  place "$checkout/build/native/Framewright.ofx.bundle" "$home/Framewright.ofx.bundle"
  mkdir -p "$home/Framewright.ofx.bundle/Contents/Resources"
  echo "$home" >"$home/Framewright.ofx.bundle/Contents/Resources/home"
  say "the plugin is built ($((SECONDS - start)) s)"
}

configure_native() {
  local folder=$1
  shift
  forget_if_moved "$folder"
  cmake -S "$checkout/plugin-native" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER_LAUNCHER="$(remembering_compiler)" \
    -DFRAMEWRIGHT_DEPS="$("$checkout/plugin-native/deps/build-deps" --print-prefix)" "$@"
}

# Where ccache is installed a file that was compiled once, on whatever branch, is not compiled again.
remembering_compiler() {
  ! has_program ccache || echo ccache
}

# Its answers lie with the other things that were compiled.
remembering_uses() {
  [ "${CI:-}" != true ] || echo "program ccache ccache"
}
export CCACHE_DIR=$cache/ccache CCACHE_MAXSIZE=500M

# CMake refuses a build folder that was made at another place.
forget_if_moved() {
  if [ -f "$1/CMakeCache.txt" ] && ! grep -qxF "CMAKE_CACHEFILE_DIR:INTERNAL=$1" "$1/CMakeCache.txt"; then
    rm -rf "$1"
  fi
}

build_host_shim() {
  forget_if_moved "$checkout/build/ofxhost"
  cmake -S "$checkout/bridge/src/main/native" -B "$checkout/build/ofxhost" -G Ninja -DCMAKE_BUILD_TYPE=Release
  cmake --build "$checkout/build/ofxhost" -j "$jobs"
  mkdir -p "$home/native"
  cp --remove-destination "$checkout"/build/ofxhost/libframewright_ofxhost.so "$home/native/"
}

build_java() {
  local start=$SECONDS
  say "building the server and the command (the first time about three minutes, most of it downloads)"
  rm -rf "$checkout/installer/package/target/lib"
  # A message that has moved or gone would be compiled again: what is generated does not forget it by itself.
  unless_fresh contract "$(fingerprint proto/src/main/proto)" rm -rf "$checkout/proto/target"
  maven package -DskipTests
  mkdir -p "$home/bin" "$home/lib" "$home/native"
  place "$checkout/installer/package/src/main/home/bin" "$home/bin"
  place "$checkout/installer/package/target/lib" "$home/lib"
  extract_natives
  say "the server and the command are built ($((SECONDS - start)) s)"
}

# maven ARGUMENTS...: one quiet build of all modules.
maven() {
  logged maven env -C "$checkout" mvn -B -ntp "$@"
}

# Loading a native library from its jar costs half a second at every start; these lie ready instead. The jars keep their classes.
extract_natives() {
  local unpacked=$checkout/build/natives library
  rm -rf "$unpacked" && mkdir -p "$unpacked"
  for library in javacpp opencv ffmpeg; do
    mkdir -p "$home/native/$library"
    place "$checkout/bridge/target/native/$library" "$home/native/$library"
  done
  split_jar "$home"/lib/onnxruntime-[0-9]*.jar "$unpacked" 'ai/onnxruntime/native/*'
  cp --remove-destination "$unpacked/linux-$(ort_architecture)"/*.so "$home/native/"
  rm -rf "$unpacked" && mkdir -p "$unpacked"
  split_jar "$home"/lib/jna-[0-9]*.jar "$unpacked" 'com/sun/jna/*-*'
  cp --remove-destination "$unpacked/linux-$(jna_architecture)"/libjnidispatch.so "$home/native/"
}

# split_jar JAR FOLDER NATIVES: moves the natives, a folder per system, from a jar of an installation into a folder.
split_jar() {
  local jar=$1 folder=$2 classes
  classes=$(mktemp -d)
  # shellcheck disable=SC2086 # a pattern for several folders
  (cd "$classes" && jar xf "$jar" && mv $3 "$folder/" && jar --create --no-manifest --date=2026-01-01T00:00:00Z --file "$jar.new" .)
  mv "$jar.new" "$jar" # a new file: a running server keeps the one that it has mapped
  rm -rf "$classes"
}

ort_architecture() {
  case $(uname -m) in x86_64) echo x64 ;; *) uname -m ;; esac
}

jna_architecture() {
  case $(uname -m) in x86_64) echo x86-64 ;; *) uname -m ;; esac
}

copy_models() {
  mkdir -p "$home/models" "$home/presets"
  place "$checkout/inference-server/models" "$home/models"
  place "$checkout/inference-server/presets" "$home/presets"
}

# place FROM TO: makes folder TO the same as FROM. Files that changed become new files, so that a running server or host keeps
# the ones it has mapped.
place() {
  local from=$1 to=$2 file
  (cd "$to" && find . -type f) | while read -r file; do
    [ -e "$from/$file" ] || rm -f "$to/$file"
  done
  (cd "$from" && find . -type f) | while read -r file; do
    cmp -s "$from/$file" "$to/$file" && continue
    mkdir -p "$(dirname "$to/$file")"
    cp -p --remove-destination "$from/$file" "$to/$file"
  done
}

make_archives() {
  say "preparing a fast start (half a minute)"
  "$home/bin/framewright" stop --all >/dev/null || true # they have the classes of the last build; the next frame starts a new one
  XDG_CACHE_HOME=${XDG_CACHE_HOME:-$HOME/.cache} "$home/bin/make-fast-start" >"$logs/archives.log" 2>&1 ||
    say "no fast start (see $logs/archives.log)"
}
