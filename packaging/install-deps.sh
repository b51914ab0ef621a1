#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what a fresh Debian 12 lacks to build and test Slipway; with --checks also what .ci/ needs. Quiet, and
# without effect when everything is there. Works as root or with sudo.
set -euo pipefail

packages=(g++ cmake ninja-build ccache git python3
  qt6-base-dev libqt6opengl6-dev qt6-svg-dev libqt6sql6-sqlite qtkeychain-qt6-dev libsecret-1-0
  libexpected-dev libboost-dev libssl-dev libcrypt-dev dbus gnome-keyring)
if [ "${1:-}" = --checks ]; then
  packages+=(clang-format clang-tidy clang clazy)
fi

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo)
fi
echo "installing: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get -q update &&
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}"; } \
  </dev/null >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  exit 1
fi
