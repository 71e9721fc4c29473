#!/bin/sh
# Plans a customer with the token of the environment, which only has to read.
#
#   plan.sh CUSTOMER OUT     writes OUT/plan.tfplan, OUT/plan.json and OUT/plan.txt
#
# Only the counts are printed: the plan itself shows names and addresses, and logs are read by many.

. "$(dirname -- "$0")/lib.sh"

folder=$(customer_folder "${1-}")
[ -n "${2-}" ] || fail 'Usage: plan.sh CUSTOMER OUT'
mkdir -p -- "$2"
out=$(CDPATH='' cd -- "$2" && pwd)

cd "$folder"
initialize "$1"
stoppable "$terraform" plan -no-color -lock-timeout="$lock_timeout" -out="$out/plan.tfplan" >"$out/plan.txt" ||
  fail "The plan of $1 failed; see above."
"$terraform" show -json "$out/plan.tfplan" >"$out/plan.json"
print_warnings "$out/plan.txt"
grep -E '^(Plan:|No changes|Changes to Outputs)' "$out/plan.txt" || true
