# The recipes' tests, with a Python of their own: the packages that inference-server/training/requirements.lock pins, kept with the
# other downloads. Where this machine cannot make one the tests are left out and that is said; in continuous integration it fails.

recipes=$checkout/inference-server/training
recipe_report=$checkout/build/training.xml

# What these tests use, as building_uses says it. Only continuous integration insists on it.
recipes_use() {
  [ "${CI:-}" != true ] || echo "module ensurepip python3-venv"
}

has_module() {
  python3 -c "import $1" 2>/dev/null
}

run_recipe_tests() {
  local python
  rm -f "$recipe_report"
  if ! python=$(recipe_python); then
    say "the recipes' tests are left out: they need Python 3.11 with venv, and their packages ($logs/recipes.log)"
    [ "${CI:-}" != true ]
    return
  fi
  say "running the recipes' tests"
  mkdir -p "$(dirname "$recipe_report")"
  (cd "$recipes/.." && "$python" -B -m training.tests "$recipe_report" >&2 </dev/null)
}

# Prints the path of a Python that has the pinned packages. It is made once for each version of the list.
recipe_python() {
  local folder
  folder=$cache/recipes/$(cat "$recipes/requirements.lock" <(python3 -VV 2>&1) | cksum | tr -d ' ')
  [ -f "$folder/complete" ] || make_recipe_python "$folder" || return
  echo "$folder/bin/python"
}

make_recipe_python() {
  say "fetching the recipes' Python packages"
  mkdir -p "$logs" "$cache/recipes"
  { python3 -m venv --clear "$1" && "$1/bin/pip" install --no-input -r "$recipes/requirements.lock" && touch "$1/complete"; } \
    >"$logs/recipes.log" 2>&1 </dev/null
}
