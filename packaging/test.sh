#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds Slipway with warnings as errors in build/test and runs all tests, several at a time. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-deps.sh --tests
export CCACHE_SLOPPINESS=pch_defines,time_macros # as it wants for precompiled headers
# A hundred programs are linked: line numbers are all of the debug information that a failing test needs.
cmake -S . -B build/test -G Ninja -DCMAKE_BUILD_TYPE=Debug -DSLIPWAY_WERROR=ON -DSLIPWAY_PRECOMPILED=ON \
  -DCMAKE_CXX_FLAGS_DEBUG="-g1 -fpch-preprocess" -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld \
  -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -Wno-dev --log-level=WARNING
cmake --build build/test -- --quiet
exec ctest --test-dir build/test --output-on-failure --no-tests=error -j "$(nproc)" "$@"
