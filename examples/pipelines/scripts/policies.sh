#!/bin/sh
# Judges a plan by the policies, with opa or else conftest.
#
#   policies.sh PLAN.json
#
# POLICIES names the folder with policy/ and data.json (default: policies/ of this repository). Give it a checkout of the
# target branch, so that a pull request is judged by the rules that are in force.

. "$(dirname -- "$0")/lib.sh"

plan=${1-}
[ -s "$plan" ] || fail 'Usage: policies.sh PLAN.json'
policies=${POLICIES:-$root/policies}

if command -v "${OPA:-opa}" >/dev/null 2>&1; then
  # With --fail, rules that can't be found or evaluated are a failure, too.
  refusals=$("${OPA:-opa}" eval --fail --format raw --data "$policies/policy" --data "$policies/data.json" --input "$plan" \
    'concat("\n", data.main.deny)') || fail 'The policies could not be evaluated.'
  [ -z "$refusals" ] || fail "The policies refuse this plan:
$refusals"
  echo 'The policies accept this plan.'
elif command -v conftest >/dev/null 2>&1; then
  conftest test --no-color --policy "$policies/policy" --data "$policies/data.json" "$plan"
else
  fail 'This needs opa or conftest on the PATH.'
fi
