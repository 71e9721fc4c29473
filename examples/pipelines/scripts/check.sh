#!/bin/sh
# Checks a customer without any credentials: format, then validate.
#
#   check.sh CUSTOMER

. "$(dirname -- "$0")/lib.sh"

folder=$(customer_folder "${1-}")

set -- "$folder"
[ ! -d "$root/modules" ] || set -- "$@" "$root/modules"
"$terraform" fmt -check -diff -recursive "$@"
cd "$folder"
"$terraform" init -backend=false -no-color >/dev/null
"$terraform" validate -no-color
