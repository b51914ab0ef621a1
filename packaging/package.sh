#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package.sh [BUILD]: makes the Debian package, and says where it is. Without an argument of a release build of its own,
# hardened as Debian's own packages are; with BUILD of what is built there. The same commit gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022

packaging/install-deps.sh --package
build=${1:-build/package}
if [ $# -eq 0 ]; then
  flags() { DEB_BUILD_MAINT_OPTIONS=hardening=+bindnow DEB_CXXFLAGS_MAINT_STRIP=-g dpkg-buildflags --get "$1"; }
  cmake --preset release -B "$build" -Wno-dev --log-level=WARNING -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    -DCMAKE_CXX_FLAGS="$(flags CPPFLAGS) $(flags CXXFLAGS)" -DCMAKE_EXE_LINKER_FLAGS="$(flags LDFLAGS)" >/dev/null
  cmake --build "$build" -- --quiet
fi
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
rm -rf "$build/deb"
if ! cpack --config "$build/CPackConfig.cmake" -B "$build/deb" &>"$build/cpack.log"; then
  cat "$build/cpack.log" >&2
  exit 1
fi
echo "$build"/deb/*.deb
