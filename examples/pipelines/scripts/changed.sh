#!/bin/sh
# Prints the customers whose plan may differ between two commits, as JSON for a matrix: ["acme","nova"].
#
#   changed.sh BASE [HEAD]     those that HEAD changes since it left BASE
#   changed.sh --all           all of them, for the drift detection of every night
#   changed.sh --lines …       one name a line instead
#   changed.sh --most N …      fails where there are more than N: GitHub makes at most 256 jobs of a matrix
#   changed.sh --groups N …    at most N groups, of names separated by spaces, instead of single names
#
# A change of modules/ or templates.json may change every customer.

. "$(dirname -- "$0")/lib.sh"

usage='Usage: changed.sh [--lines] [--most N] [--groups N] BASE [HEAD] | --all'
lines=
most=
groups=
while :; do
  case ${1-} in
    --lines) lines=1 ;;
    --most | --groups)
      case ${2-} in
        '' | 0* | *[!0-9]*) fail "$usage" ;;
      esac
      if [ "$1" = --most ]; then most=$2; else groups=$2; fi
      shift
      ;;
    *) break ;;
  esac
  shift
done
[ "$#" -gt 0 ] || fail "$usage"
cd "$root"

all_customers() {
  for folder in customers/*/; do
    folder=${folder%/}
    ! has_configuration "$folder" || printf '%s\n' "${folder#customers/}"
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
  has_configuration "customers/$name" ||
    fail "customers/$name is gone. Empty the customer first (the folder stays, with no module in main.tf), apply that, and then remove the folder."
  customer_folder "$name" >/dev/null
done

count=$(printf '%s' "$names" | grep -c '' || true)
[ -z "$most" ] || [ "$count" -le "$most" ] ||
  fail "This changes $count customers, and one change may be for $most. Change a few first, and then the others in groups, with a module under a new name (modules/customer_v2)."

if [ -n "$groups" ] && [ "$count" -gt 0 ]; then
  names=$(printf '%s\n' "$names" | xargs -n "$(((count + groups - 1) / groups))")
fi
if [ -n "$lines" ]; then
  [ -z "$names" ] || printf '%s\n' "$names"
else
  printf '%s\n' "$names" | awk 'BEGIN { printf "[" } NF { printf "%s\"%s\"", separator, $0; separator = "," } END { print "]" }'
fi
