#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Shows Slipway at work on a simulated cluster: the console when there is a display, else a job in the terminal.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-deps.sh
cmake --preset release -DSLIPWAY_PRECOMPILED=ON -Wno-dev --log-level=WARNING >/dev/null
cmake --build --preset release -- --quiet
bin=build/release/app
scenario=(--demo)
for argument; do
  [[ $argument != --demo* ]] || scenario=() # it names its own
done
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$bin/slipway" "${scenario[@]}" "$@"
fi
# The example asks for a password in this variable; the demo makes do with a throw-away one.
export OPS_PASSWORD="${OPS_PASSWORD:-only-for-the-demo}"
exec "$bin/slipway-cli" provision resources/examples/rancher.json "${scenario[@]}" "$@"
