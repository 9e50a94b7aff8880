# How the launcher speaks: progress and trouble go to standard error, results to standard output.

say() {
  printf 'framewright: %s\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

# logged NAME COMMAND...: runs a command silently, its output in a log file that is shown when the command fails.
logged() {
  local log=$logs/$1.log
  shift
  mkdir -p "$logs"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 60 "$log" >&2
    fail "this step failed; the whole log is $log"
  fi
}
