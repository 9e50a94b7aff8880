# Every test of the project, and one count of them all.

run_tests() {
  build_home
  local failed=0
  run_native_tests || failed=1
  run_recipe_tests || failed=1
  run_java_tests "$@" || failed=1
  print_totals || failed=1
  return "$failed"
}

run_native_tests() {
  local folder=$checkout/build/native # beside the bundle, so that the very binary that ships is tested
  say "building the native tests with address and undefined-behaviour sanitizers"
  logged cmake-tests configure_native "$folder" -DCMAKE_BUILD_TYPE=Release -DFRAMEWRIGHT_TESTS=ON
  logged native-tests cmake --build "$folder" -j "$jobs"
  say "running the native tests"
  rm -f "$folder/ctest.xml"
  (cd "$folder" && ctest --output-on-failure --output-junit ctest.xml >&2 </dev/null)
}

run_java_tests() {
  say "running the Java and end-to-end tests"
  rm -f "$checkout"/{,installer/}*/target/surefire-reports/*.xml
  local runtime result=0
  runtime=$(mktemp -d) # the tests' own server, at a path that is short enough for a socket
  (cd "$checkout" && FRAMEWRIGHT_HOME=$home FRAMEWRIGHT_RUNTIME_DIR=$runtime XDG_STATE_HOME=$logs \
    mvn -B -ntp verify -Dmaven.test.failure.ignore=true "$@" </dev/null 2>&1) | tee "$logs/java-tests.log" |
    grep -E --line-buffered 'Tests run:|FAILURE|ERROR|BUILD' >&2 || true
  grep -q 'BUILD SUCCESS' "$logs/java-tests.log" || result=1
  end_server "$runtime"
  rm -rf "$runtime"
  return "$result"
}

# print_totals: one line per runner and a last line "N passed, N failed"; fails unless something ran and nothing failed.
print_totals() {
  local passed=0 failed=0 runner counts
  while read -r runner counts; do
    set -- $counts
    printf '%-18s %5d passed, %d failed, %d skipped\n' "$runner" "$1" "$2" "$3"
    passed=$((passed + $1)) failed=$((failed + $2))
  done < <(count_tests)
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$passed" -gt 0 ] && [ "$failed" -eq 0 ]
}

# Lines "RUNNER PASSED FAILED SKIPPED".
count_tests() {
  local module
  echo "ctest $(sum_suites "$checkout"/build/native/ctest.xml)"
  [ ! -f "$recipe_report" ] || echo "training $(sum_suites "$recipe_report")"
  for module in proto bridge inference-server installer/{command,benchmarks,package}; do
    [ -d "$checkout/$module/target/surefire-reports" ] || continue
    echo "${module#*/} $(sum_suites "$checkout/$module"/target/surefire-reports/*.xml)"
  done
}

# Adds up the attributes of JUnit's <testsuite> elements.
sum_suites() {
  cat "$@" 2>/dev/null | tr '\n\t' '  ' | grep -oE '<testsuite [^>]*>' | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH) + 0 : 0 }
    { failed += count("failures") + count("errors"); skipped += count("skipped") + count("disabled"); all += count("tests") }
    END { printf "%d %d %d", all - failed - skipped, failed, skipped }'
}
