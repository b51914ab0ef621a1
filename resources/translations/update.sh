#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Brings translations up to date with the sources: update.sh LUPDATE FOLDER. English has only what has plurals.
# Without line numbers, so that only changes of words are changes of these files.
set -euo pipefail

lupdate=$1
folder=$(realpath "$2")
cd "$(dirname "$0")/../.."
options=(-silent -locations none -no-obsolete -no-ui-lines -source-language en_US -I .)
"$lupdate" "${options[@]}" -pluralonly core ui app -target-language en_US -ts "$folder/slipway_en.ts"
"$lupdate" "${options[@]}" core ui app -target-language de_DE -ts "$folder/slipway_de.ts"
