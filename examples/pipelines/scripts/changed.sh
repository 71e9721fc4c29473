#!/bin/sh
# Prints the customers whose plan may differ between two commits, as JSON for a matrix: ["acme","nova"].
#
#   changed.sh BASE [HEAD]     those that HEAD changes since it left BASE
#   changed.sh --all           all of them, for the drift detection of every night
#   changed.sh --lines …       one name a line instead
#   changed.sh --most N …      fails where there are more than N: GitHub makes at most 256 jobs of a matrix
#   changed.sh --groups N …    at most N groups, of names separated by spaces, instead of single names
#
# A change of modules/ or templates.json may change every customer. "templates" stands for templates/, which is planned and applied
# like a customer, and depends on nothing else.

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

everything() {
  ! has_configuration templates || echo templates
  all_customers
}

changed() {
  if printf '%s\n' "$paths" | grep -Eq '^(modules/|templates\.json$)'; then
    all_customers
  fi
  # git puts a path with a quote or the like between quotes. Such a name is refused below.
  printf '%s\n' "$paths" | sed -n -e 's|^templates/.*|templates|p' -e 's|^"\{0,1\}customers/\([^/]*\)/.*|\1|p'
}

# What platforms call the commit before the first one has zeros only.
case $1 in
  --all) names=$(everything) ;;
  *[!0]*)
    paths=$(git -c core.quotePath=false diff --name-only --no-renames "$1...${2:-HEAD}") || fail "git can't compare $1 with ${2:-HEAD}."
    base=$(git merge-base "$1" "${2:-HEAD}")
    names=$(changed)
    ;;
  *) names=$(everything) ;;
esac
names=$(printf '%s\n' "$names" | sed '/^$/d' | sort -u)

# was_empty PATH says whether nothing stood there that Terraform plans. Where nothing is planned, nothing can be forgotten.
was_empty() {
  found=0
  git grep -Eq '(^|[^[:alnum:]_.-])(module|resource|data|removed|import)[[:space:]]*["{]' "$base" -- \
    "$1/*.tf" "$1/*.tf.json" "$1/*.tofu" || found=$?
  [ "$found" -eq 1 ]
}

checked=
while IFS= read -r name; do
  [ -n "$name" ] || continue
  path=$(customer_path "$name")
  if has_configuration "$path"; then
    checked="$checked$name
"
    continue
  fi
  # Without its folder a customer can't be planned any more, and what its state holds would be forgotten.
  was_empty "$path" || fail "$path is gone, and what its state holds would be forgotten.
A customer that leaves: keep only the blocks \"terraform\" and \"provider\" in the folder, apply that, and then remove the folder.
A customer that stays: leave the folder its name. The state is named after it, so another name would begin with an empty state."
done <<END_OF_NAMES
$names
END_OF_NAMES
names=$(printf '%s' "$checked")

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
