# Formats all sources, and says which are not formatted. Java is google-java-format's, which Maven fetches and its build checks; C++ is
# clang-format's, of one version alone: others break lines elsewhere.

clang_format_version=14

# What the check uses, as building_uses says it. Only continuous integration insists on it.
format_uses() {
  [ "${CI:-}" != true ] || echo "clang_format $clang_format_version clang-format-$clang_format_version"
}

has_clang_format() {
  [ -n "$(clang_format)" ]
}

# Prints the program's name where the right version is installed.
clang_format() {
  local program
  for program in clang-format-$clang_format_version clang-format; do
    if "$program" --version 2>/dev/null | grep -q "version $clang_format_version\."; then
      echo "$program"
      return
    fi
  done
}

format_sources() {
  local program
  require_tools
  program=$(clang_format)
  [ -n "$program" ] || fail "needed and missing: clang-format of version $clang_format_version. Install it and start again:
  sudo apt-get install clang-format-$clang_format_version"
  maven spotless:apply
  cpp_files | xargs -0 "$program" -i
}

# Java's format is checked by Maven, where it compiles.
check_cpp_format() {
  local program
  [ "${CI:-}" != true ] || has_clang_format || require_tools
  program=$(clang_format)
  if [ -z "$program" ]; then
    say "the format of C++ is left unchecked: that needs clang-format of version $clang_format_version"
    [ "${CI:-}" != true ]
    return
  fi
  say "checking the format of C++"
  cpp_files | xargs -0 "$program" --dry-run -Werror >&2
}

cpp_files() {
  find "$checkout/plugin-native" "$checkout/bridge/src/main/native" \( -name '*.cpp' -o -name '*.h' -o -name '*.c' \) -print0
}
