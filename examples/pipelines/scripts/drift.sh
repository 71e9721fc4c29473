#!/bin/sh
# Finds what was changed behind Terraform's back. Reads only.
#
#   drift.sh CUSTOMER OUT.md     code 0: none; 2: OUT.md tells what drifted; 1: it could not be found out
#
# What counts is the list of drifted objects in the plan, not the exit code of Terraform, which also tells of differences in
# the state that say nothing of Webex.

. "$(dirname -- "$0")/lib.sh"

folder=$(customer_folder "${1-}")
[ -n "${2-}" ] || fail 'Usage: drift.sh CUSTOMER OUT.md'
case $2 in
  /*) out=$2 ;;
  *) out=$PWD/$2 ;;
esac

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

cd "$folder"
initialize "$1"
stoppable "$terraform" plan -refresh-only -no-color -lock-timeout="$lock_timeout" -out="$work/drift.tfplan" >"$work/log" ||
  fail "The drift of $1 could not be found out; see above."
"$terraform" show -json "$work/drift.tfplan" >"$work/drift.json"

"${OPA:-opa}" eval --fail --format raw --data "$here/drift.rego" --input "$work/drift.json" \
  'concat("\n", data.drift.lines)' >"$work/lines" || fail 'The plan could not be read.'
if [ ! -s "$work/lines" ] || ! grep -q '[^[:space:]]' "$work/lines"; then
  echo "$1: no drift."
  exit 0
fi
{
  printf '%s\n\n' "Somebody changed the customer \`$1\` elsewhere, in Control Hub or Partner Hub:"
  cat "$work/lines"
  printf '\n%s\n' 'Take the change into the configuration, or let the next apply undo it. This text names attributes and no values.'
} >"$out"
echo "$1: drift in $(grep -c '[^[:space:]]' "$work/lines") objects."
exit 2
