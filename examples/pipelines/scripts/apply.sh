#!/bin/sh
# Applies the reviewed plan of a customer, exactly as it is, with a token that may write.
#
#   apply.sh CUSTOMER PLAN.tfplan
#
# The policies judge the plan file once more. Terraform refuses it where the state has moved since: that ends with code 3.

. "$(dirname -- "$0")/lib.sh"

folder=$(customer_folder "${1-}")
[ -s "${2-}" ] || fail 'Usage: apply.sh CUSTOMER PLAN.tfplan'
plan=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd)/$(basename -- "$2")

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

cd "$folder"
initialize "$1"
"$terraform" show -json "$plan" >"$work/plan.json"
sh "$here/policies.sh" "$work/plan.json"

status=0
stoppable "$terraform" apply -no-color -lock-timeout="$lock_timeout" "$plan" >"$work/log" 2>"$work/errors" || status=$?
cat "$work/errors" >&2
print_warnings "$work/log"
grep -E '^(Apply complete|No changes)' "$work/log" || true

again="Plan and review the change again: any new file in the folder, such as one named \"again\" with the date and the reason, makes a pull request for it."
if grep -q 'Saved plan is stale' "$work/errors"; then
  printf '%s\n' "The state of $1 has moved since this plan was made, so it was not applied. $again" >&2
  exit 3
fi
[ "$status" -eq 0 ] || fail "The apply of $1 failed. What it did is in the state, and is not done twice. $again"
