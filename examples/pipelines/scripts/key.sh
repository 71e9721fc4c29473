#!/bin/sh
# Prints the key under which the plan of a customer is kept: a hash of all files that decide what it plans. A merge has the
# same key as the pull request exactly where it brings the same content, so a plan can't be applied for another one.
#
#   key.sh CUSTOMER [COMMIT]

. "$(dirname -- "$0")/lib.sh"

customer_folder "${1-}" >/dev/null
commit=${2:-HEAD}

for path in "customers/$1" modules templates.json; do
  printf '%s %s\n' "$path" "$(git rev-parse --verify --quiet "$commit:$path" || echo none)"
done | git hash-object --stdin
