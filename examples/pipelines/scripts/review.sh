#!/bin/sh
# Explains a plan to people who sell telephony: the text for the pull request's comment.
#
#   review.sh CUSTOMER PLAN.json OUT.md
#
# FAIL_ON lists gates, such as destructive,admin,unprotected (default: none): where one fails, it ends with code 3. OUT.md is
# written all the same, so publish it before you act on the code.

. "$(dirname -- "$0")/lib.sh"

folder=$(customer_folder "${1-}")
if [ ! -s "${2-}" ] || [ -z "${3-}" ]; then fail 'Usage: review.sh CUSTOMER PLAN.json OUT.md'; fi
plan=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd)/$(basename -- "$2")
case $3 in
  /*) out=$3 ;;
  *) out=$PWD/$3 ;;
esac

cd "$folder"
set -- review --format markdown
[ -z "${FAIL_ON-}" ] || set -- "$@" --fail-on "$FAIL_ON"
"$(provider_binary)" "$@" <"$plan" >"$out"
