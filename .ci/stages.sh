# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by .ci/run and .ci/full: the stages, and a table of how long they took. The first that fails ends the run.

stage_table=""

stage() {
  local name=$1 start=$SECONDS
  shift
  echo "=== $name"
  "$@" </dev/null || { echo "=== $name: FAILED after $((SECONDS - start)) s" >&2; exit 1; }
  echo "=== $name: $((SECONDS - start)) s"
  stage_table+=$(printf '%6d s  %s' $((SECONDS - start)) "$name")$'\n'
}

finish() {
  printf '%s%6d s  together\n' "$stage_table" "$SECONDS"
}

check_format() {
  git ls-files -z '*.h' '*.cpp' | xargs -0 -r clang-format --dry-run -Werror
}

# Sources that differ from where this line of work left main: the merge base when it is known and is not HEAD, else the
# commit before. A clone without history has neither: nothing to compare, nothing changed.
changed_sources() {
  local base
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base=$(git rev-parse -q --verify HEAD~1 || true)
  fi
  [ -z "$base" ] || git diff --name-only --diff-filter=d "$base" -- '*.cpp'
}

# At most 12 files and 5 minutes, so that a large change does not break the time limit: .ci/full looks at all of them.
# Without the precompiled header, which is not clang's: so each file's own includes are proven too.
tidy_changed() {
  local build=$1 files
  mapfile -t files < <(changed_sources | head -n 12)
  [ ${#files[@]} -gt 0 ] || { echo "no changed sources"; return 0; }
  printf '%s\n' "${files[@]}"
  mkdir -p "$build/tidy"
  sed 's| -Winvalid-pch -include [^ ]*/cmake_pch.hxx||' "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
  local status=0
  printf '%s\0' "${files[@]}" |
    timeout 300 xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet --config-file=.clang-tidy -p "$build/tidy" || status=$?
  [ $status -ne 124 ] || { echo "time is up: the rest is left to .ci/full"; return 0; }
  return $status
}

sanitized_tests() {
  cmake --preset asan -Wno-dev --log-level=WARNING >/dev/null &&
    cmake --build --preset asan -- --quiet &&
    ctest --preset asan --no-tests=error -j "$(nproc)"
}

# The window's budgets are those of a release build.
window_benches() {
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DSLIPWAY_PRECOMPILED=ON -Wno-dev \
    --log-level=WARNING >/dev/null &&
    cmake --build build/bench --target emptywindow fullwindow openwindow turns -- --quiet &&
    python3 tests/bench/windowcost.py build/bench/tests/bench &&
    build/bench/tests/bench/turns
}

built_with() {
  cmake --preset "$1" -Wno-dev --log-level=WARNING >/dev/null && cmake --build --preset "$1" -- --quiet -k 0
}
