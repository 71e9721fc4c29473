#!/bin/sh
# Prints the customers whose plan may differ between two commits, as JSON for a matrix: ["acme","nova"].
#
#   changed.sh BASE [HEAD]     those that HEAD changes since it left BASE
#   changed.sh --all           all of them, for the drift detection of every night
#   changed.sh --lines …       one name a line instead
#
# A change of modules/ or templates.json may change every customer.

. "$(dirname -- "$0")/lib.sh"

lines=
if [ "${1-}" = --lines ]; then
  lines=1
  shift
fi
[ "$#" -gt 0 ] || fail 'Usage: changed.sh [--lines] BASE [HEAD] | --all'
cd "$root"

all_customers() {
  for file in customers/*/main.tf; do
    [ -f "$file" ] || continue
    name=${file#customers/}
    printf '%s\n' "${name%/main.tf}"
  done
}

changed_customers() {
  # What platforms call the commit before the first one.
  case $1 in
    *[!0]*) ;;
    *)
      all_customers
      return
      ;;
  esac
  paths=$(git -c core.quotePath=false diff --name-only --no-renames "$1...${2:-HEAD}") || fail "git can't compare $1 with ${2:-HEAD}."
  if printf '%s\n' "$paths" | grep -Eq '^(modules/|templates\.json$)'; then
    all_customers
  fi
  printf '%s\n' "$paths" | sed -n 's|^customers/\([^/]*\)/.*|\1|p'
}

if [ "$1" = --all ]; then
  names=$(all_customers)
else
  names=$(changed_customers "$@")
fi
names=$(printf '%s\n' "$names" | sed '/^$/d' | LC_ALL=C sort -u)

for name in $names; do
  # Without its folder a customer can't be planned any more, and what its state holds would be forgotten.
  [ -f "customers/$name/main.tf" ] ||
    fail "customers/$name is gone. Empty the customer first (the folder stays, with no module in main.tf), apply that, and then remove the folder."
  customer_folder "$name" >/dev/null
done

if [ -n "$lines" ]; then
  [ -z "$names" ] || printf '%s\n' "$names"
else
  printf '['
  separator=
  for name in $names; do
    printf '%s"%s"' "$separator" "$name"
    separator=,
  done
  printf ']\n'
fi
