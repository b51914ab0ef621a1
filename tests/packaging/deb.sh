#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# deb.sh BUILD: packages what is built there, twice, and looks at the package: the same bytes, no complaint of Debian's
# and freedesktop's checkers, and programs that work from the unpacked tree.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
deb=$(packaging/package.sh "$1")
cp "$deb" "$folder/first.deb"
packaging/package.sh "$1" >/dev/null
cmp "$folder/first.deb" "$deb"
ls -l "$deb"
dpkg-deb --field "$deb" Depends

dpkg-deb --extract "$deb" "$folder/tree"
tree=$folder/tree/usr
lintian --fail-on warning --allow-root "$deb"
desktop-file-validate "$tree"/share/applications/*.desktop
appstreamcli validate --no-net "$tree"/share/metainfo/*.xml

"$tree/bin/slipway" --version
"$tree/bin/slipway-cli" --version
OPS_PASSWORD=only-for-the-demo "$tree/bin/slipway-cli" provision "$tree/share/doc/slipway/examples/rancher.json" \
  --demo --speed 100 >"$folder/demo" 2>&1 || { cat "$folder/demo"; exit 1; }
tail -n 8 "$folder/demo"
