# Every test of the project, and one count of them all.

run_tests() {
  if [ "${1:-}" = --gpu ]; then
    shift
    run_gpu_tests "$@"
    return
  fi
  local failed= beside_java=test_without_java tested=
  build_home
  test_without_java
  run_java_tests "$@" || failed="$failed, the Java and end-to-end tests"
  print_totals || failed="$failed, the count of all tests"
  [ -z "$failed" ] || fail "not passed: ${failed#, }"
}

# What needs no Java, once: beside its build, which leaves a core idle, or after it.
test_without_java() {
  [ -z "$tested" ] || return 0
  tested=yes
  check_cpp_format || failed="$failed, the format of C++ (./framewright format mends it)"
  run_native_tests || failed="$failed, the native tests"
  run_recipe_tests || failed="$failed, the recipes' tests"
}

# Every effect on the graphics device beside the CPU, and what is said of one that is not taken.
run_gpu_tests() {
  local runtime
  needs_gpu=yes
  require_tools
  build_home
  runtime=$(mktemp -d) # the tests' own server, at a path that is short enough for a socket
  require_gpu_pack "$runtime"
  say "comparing every effect on the graphics device with the CPU (some minutes where that is software)"
  (cd "$checkout" && ORT_WEBGPU_EP_ALLOW_SOFTWARE_ADAPTER=1 XDG_DATA_HOME=$gpu_data FRAMEWRIGHT_HOME=$home \
    FRAMEWRIGHT_RUNTIME_DIR=$runtime XDG_STATE_HOME=$logs \
    mvn -B -ntp verify -Dtests.left.out=nothing -Dtests.alone=nothing -Dtests.forks=1 -Dgroups=gpu "$@" </dev/null >"$logs/gpu-tests.log" 2>&1) || true
  rm -rf "$runtime"
  grep -E 'off by| 96x64 |Tests run:.* in |FAILURE' "$logs/gpu-tests.log" || tail -n 20 "$logs/gpu-tests.log" >&2
  grep -q 'BUILD SUCCESS' "$logs/gpu-tests.log" || fail "not passed: $(gpu_complaint)"
}

# What stood in the way, in one line.
gpu_complaint() {
  grep -m 1 -oE 'The device webgpu was asked for\. [^=]*' "$logs/gpu-tests.log" || echo "see $logs/gpu-tests.log"
}

run_native_tests() {
  local folder=$checkout/build/native # beside the bundle, so that the very binary that ships is tested
  say "building the native tests with address and undefined-behaviour sanitizers"
  logged cmake-tests configure_native "$folder" -DCMAKE_BUILD_TYPE=Release -DFRAMEWRIGHT_TESTS=ON
  logged native-tests cmake --build "$folder" -j "$jobs"
  say "running the native tests"
  rm -f "$folder/ctest.xml"
  (cd "$folder" && ctest -j "$jobs" --output-on-failure --output-junit ctest.xml >&2 </dev/null)
}

run_java_tests() {
  say "running the Java and end-to-end tests"
  rm -f "$checkout"/{,installer/}*/target/surefire-reports/*.xml
  local runtime result=0 server
  runtime=$(mktemp -d) # the tests' own servers, at a path that is short enough for a socket
  (cd "$checkout" && FRAMEWRIGHT_HOME=$home FRAMEWRIGHT_RUNTIME_DIR=$runtime XDG_STATE_HOME=$logs \
    mvn -B -ntp verify -Dmaven.test.failure.ignore=true "$@" </dev/null 2>&1) | tee "$logs/java-tests.log" |
    grep -E --line-buffered 'Tests run:|FAILURE|ERROR|BUILD' >&2 || true
  grep -q 'BUILD SUCCESS' "$logs/java-tests.log" || result=1
  for server in "$runtime"/*; do
    FRAMEWRIGHT_RUNTIME_DIR=$server "$home/bin/framewright" stop >&2
  done
  rm -rf "$runtime"
  return "$result"
}

# print_totals: one line per runner and a last line "N passed, N failed"; fails unless something ran, nothing failed and nothing was
# skipped but for a good reason. In continuous integration every runner must have run something.
print_totals() {
  local passed=0 failed=0 idle= runner counts
  while read -r runner counts; do
    # shellcheck disable=SC2086 # three numbers
    set -- $counts
    printf '%-18s %5d passed, %d failed, %d skipped\n' "$runner" "$1" "$2" "$3"
    passed=$((passed + $1)) failed=$((failed + $2))
    [ "$1" -gt 0 ] || idle="$idle $runner"
  done < <(count_tests)
  printf '%d passed, %d failed\n' "$passed" "$failed"
  nothing_was_left_out "$idle" && [ "$passed" -gt 0 ] && [ "$failed" -eq 0 ]
}

# Lines "RUNNER PASSED FAILED SKIPPED".
count_tests() {
  local runner place
  reports | while read -r runner place; do
    [ ! -e "$place" ] && [ "${CI:-}" != true ] || echo "$runner $(find "$place" -name '*.xml' -exec cat {} + 2>/dev/null | sum_suites)"
  done
}

# Lines "RUNNER FILE-OR-FOLDER": where each runner leaves what it did, in JUnit's format.
reports() {
  local module
  echo "ctest $checkout/build/native/ctest.xml"
  echo "training $recipe_report"
  for module in proto bridge inference-server installer/{command,benchmarks,package}; do
    [ ! -d "$checkout/$module/src/test" ] || echo "${module#*/} $checkout/$module/target/surefire-reports"
  done
}

# nothing_was_left_out "IDLE RUNNERS"
nothing_was_left_out() {
  local skipped
  skipped=$(skipped_without_reason)
  [ -z "$skipped" ] || say "skipped, and that is a failure:
$skipped"
  if [ "${CI:-}" = true ] && [ -n "$1" ]; then
    say "nothing ran in:$1"
    return 1
  fi
  [ -z "$skipped" ]
}

# The reasons for which a test may be skipped, as they begin.
may_be_skipped='Disabled on operating system|Disabled on architecture'

# Lines "CLASS: REASON" of the tests that were skipped for another reason.
skipped_without_reason() {
  local runner place
  reports | while read -r runner place; do
    find "$place" -name '*.xml' -exec cat {} + 2>/dev/null
  done | tr '\n\t' '  ' | sed 's/<testcase /\n&/g' | grep -E '^<testcase [^>]*>[^<]*<skipped' |
    sed -E 's/.* classname="([^"]*)".*<skipped( [^>]*message="([^"]*)")?.*/\1: \3/' | grep -vE ": ($may_be_skipped)" | sort -u || true
}

# Adds up the attributes of JUnit's <testsuite> elements.
sum_suites() {
  tr '\n\t' '  ' | grep -oE '<testsuite [^>]*>' | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH) + 0 : 0 }
    { failed += count("failures") + count("errors"); skipped += count("skipped") + count("disabled"); all += count("tests") }
    END { printf "%d %d %d", all - failed - skipped, failed, skipped }'
}
