#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cleanroot.sh PACKAGE.deb: installs it in a Debian that has nothing but what the package depends on, and starts both
# programs there as an ordinary user: the command makes machines in the demo; the window opens, and is closed by its
# key. Takes root, or sudo; the mirror is this machine's own.
set -euo pipefail
[ "$(id -u)" -eq 0 ] || exec sudo "$0" "$@"

# As root inside of $root. The mounts go with their namespace, and so do processes.
inside() {
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"' "$root" "$@"
}

as_user() {
  inside setpriv --reuid=1000 --regid=1000 --clear-groups \
    env -i HOME=/home/user LANG=C.UTF-8 PATH=/usr/bin:/bin TERM=dumb "$@"
}

quietly() {
  "$@" </dev/null >"$root.log" 2>&1 || { tail -n 40 "$root.log" >&2; return 1; }
}

# The display is outside: an X server is none of what the package depends on.
window() {
  openbox >"$root.openbox" 2>&1 &
  local manager=$!
  as_user DISPLAY="$DISPLAY" slipway --demo &
  local program=$! window
  window=$(timeout 60 xdotool search --sync --onlyvisible --class '^slipway$' | tail -n 1)
  echo "a window: $(xdotool getwindowname "$window")"
  xdotool windowactivate --sync "$window" key alt+F4
  timeout 30 tail --pid="$program" -f /dev/null
  wait "$program"
  kill "$manager"
  echo "closed"
}

if [ "$1" = --window ]; then
  root=$2
  window
  exit
fi

deb=$1
root=$(mktemp -d)
trap 'rm -rf --one-file-system "$root" "$root.log" "$root.openbox"' EXIT

codename=$(sed -n "s/^VERSION_CODENAME=//p" /etc/os-release)
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
  'Origin: Debian' 'Label: Debian' "Codename: $codename" 'Component: main' | head -n 1)
quietly debootstrap --variant=minbase "$codename" "$root" "$mirror"
chmod 755 "$root"
cp "$deb" "$root/tmp/slipway.deb"
quietly inside env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends /tmp/slipway.deb
inside useradd --uid 1000 --create-home user

as_user slipway-cli --version
as_user slipway-cli jobs # of a folder of its own, unlike the demo's
quietly as_user OPS_PASSWORD=only-for-the-demo slipway-cli provision /usr/share/doc/slipway/examples/rancher.json \
  --demo --speed 100
tail -n 8 "$root.log"
xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp -ac' "$0" --window "$root"
