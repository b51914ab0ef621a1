# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Completion for slipway-cli. What there is to complete is asked of the program's own help; else it is a file's name.
_slipway_cli() {
  local program=$1 current=$2 previous=$3 command=${COMP_WORDS[1]} words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="--help --version $("$program" --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')"
  elif [ "$previous" = --scenario ]; then
    words=$("$program" simulate --list | sed -n 's/^\([a-z-]*\)  .*/\1/p')
  elif [[ $current == -* ]]; then
    words="--help $("$program" "$command" --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p')"
  elif [ "$COMP_CWORD" -eq 2 ]; then # of "usage: slipway-cli jobs [list|retry ID…|…] [OPTIONS]"
    words=$("$program" "$command" --help | sed -n '1s/[^[]*\[\([a-z][^]]*\)\].*/\1/p' | tr '|' '\n' | cut -d' ' -f1)
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _slipway_cli slipway-cli
