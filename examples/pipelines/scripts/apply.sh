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
"$terraform" apply -no-color -lock-timeout="$lock_timeout" "$plan" >"$work/log" 2>"$work/errors" || status=$?
cat "$work/errors" >&2
grep -E '^(Apply complete|No changes)' "$work/log" || true

if grep -q 'Saved plan is stale' "$work/errors"; then
  printf '%s\n' "The state of $1 has moved since this plan was made, so it was not applied. Plan and review the change again." >&2
  exit 3
fi
exit "$status"
