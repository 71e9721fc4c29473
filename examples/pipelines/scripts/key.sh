#!/bin/sh
# Prints the key under which the plan of a customer is kept: a hash of all files that decide what it plans. A merge has the
# same key as the pull request exactly where it brings the same content, so a plan can't be applied for another one.
#
#   key.sh CUSTOMER [COMMIT]

. "$(dirname -- "$0")/lib.sh"

own=$(customer_path "${1-}")
commit=${2:-HEAD}

set -- "$own"
[ "$own" = templates ] || set -- "$own" modules templates.json
for path in "$@"; do
  printf '%s %s\n' "$path" "$(git rev-parse --verify --quiet "$commit:$path" || echo none)"
done | git hash-object --stdin
