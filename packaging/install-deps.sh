#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what a fresh Debian 12 lacks to build Slipway; with --package also what its Debian package takes, with
# --tests what its tests need, with --checks what .ci/ needs beyond both. Quiet, and without effect when everything is
# there. Works as root or with sudo.
set -euo pipefail

packages=(g++ cmake ninja-build ccache git python3
  qt6-base-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libqt6sql6-sqlite qtkeychain-qt6-dev libsecret-1-0
  libexpected-dev libboost-dev libssl-dev libcrypt-dev)
case "${1:-}" in
"") ;;
--package | --checks) packages+=(dpkg-dev file) ;;&
--tests | --checks) packages+=(lld ansible python3-proxmoxer python3-requests dbus gnome-keyring libsecret-tools openssl
  xvfb xauth openbox at-spi2-core gir1.2-atspi-2.0 python3-gi) ;;&
--checks)
  packages+=(clang-format clang-tidy clang clazy lintian appstream desktop-file-utils debootstrap xdotool)
  ;;
--package | --tests) ;;
*)
  echo "usage: packaging/install-deps.sh [--package|--tests|--checks]" >&2
  exit 2
  ;;
esac

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
