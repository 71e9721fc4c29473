#!/bin/sh
# Measures an estate with a state for each customer, against the emulator over HTTP on loopback: how long it takes to plan, to
# apply and to look for drift, as the jobs of a pipeline do it.
#
#   CUSTOMERS=200 JOBS=2 scripts/scale.sh
#
# Each customer has two users. Besides the wall time it prints the processor time, which a busy machine changes less.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

require_tools
clean_environment

customers=${CUSTOMERS:-200}
jobs=${JOBS:-2}
rate=${REQUESTS_PER_SECOND:-5}
work=$(mktemp -d)
server=
end() {
  status=$?
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -rf -- "$work"
  exit "$status"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

case $("$terraform" version | head -n 1) in
  *OpenTofu*) host=registry.opentofu.org ;;
  *) host=registry.terraform.io ;;
esac
installed=$work/mirror/$host/$provider_source/0.0.1/$(go env GOOS)_$(go env GOARCH)
mkdir -p "$installed" "$work/customers" "$work/modules"
build_provider "$installed"
provider=$installed/$provider_binary$(go env GOEXE)
printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$work/mirror" >"$work/terraform.rc"
TF_CLI_CONFIG_FILE=$work/terraform.rc
export TF_CLI_CONFIG_FILE

: >"$work/server.log"
"$provider" emulator -listen 127.0.0.1:0 -data "$work/cloud.db" >"$work/server.log" 2>&1 &
server=$!
tries=0
until url=$(sed -n 's/^Base URL: //p' "$work/server.log") && [ -n "$url" ]; do
  tries=$((tries + 1))
  [ "$tries" -le 600 ] || fail 'The emulator did not start.'
  sleep 0.1
done
WEBEX_BASE_URL=$url
WEBEX_ACCESS_TOKEN=scale
export WEBEX_BASE_URL WEBEX_ACCESS_TOKEN
template=$("$provider" emulator add template Scale -data "$work/cloud.db")

cp -R "$root/examples/pipelines/estate/modules/customer" "$work/modules/"
number=0
while [ "$number" -lt "$customers" ]; do
  number=$((number + 1))
  mkdir "$work/customers/c$number"
  cat >"$work/customers/c$number/main.tf" <<END_OF_FILE
terraform {
  required_providers {
    webexwholesale = { source = "$provider_source" }
  }
}

provider "webexwholesale" {
  requests_per_second = $rate
}

module "customer" {
  source          = "../../modules/customer"
  external_id     = "c$number"
  provisioning_id = "$template"
  name            = "Customer $number"
  primary_email   = "owner@c$number.example"
  packages        = { webex_calling = 10 }
  people = {
    "ann@c$number.example" = { first_name = "Ann", last_name = "Lee", package = "webex_calling", extension = "2100" }
    "bob@c$number.example" = { first_name = "Bob", last_name = "Roy", package = "webex_calling", extension = "2101" }
  }
}
END_OF_FILE
done

# measure TITLE ARGUMENTS… runs one Terraform command for all customers.
measure() {
  title=$1
  shift
  began=$(date +%s)
  processor_time
  used=$processor
  find "$work/customers" -mindepth 1 -maxdepth 1 -print0 |
    xargs -0 -P "$jobs" -I '{}' sh -c 'folder=$1; shift; cd "$folder" && "$@" >log 2>&1 || { cat log; exit 255; }' sh '{}' "$terraform" "$@" ||
    fail "$title failed"
  seconds=$(($(date +%s) - began))
  processor_time
  printf '%s\t%s\t%s\n' "$title" "$seconds" "$((processor - used))" >>"$work/table"
}

# Sets $processor to the seconds of processor time of all commands that have ended. A subshell would count from nothing.
processor_time() {
  times >"$work/times"
  processor=$(awk 'NR == 2 { split($1, u, /[ms]/); split($2, s, /[ms]/); printf "%d", u[1] * 60 + u[2] + s[1] * 60 + s[2] }' "$work/times")
}

: >"$work/table"
measure init init -no-color
measure plan plan -no-color -input=false -out=plan.tfplan
measure apply apply -no-color -input=false plan.tfplan
measure 'plan without changes' plan -no-color -input=false -detailed-exitcode
measure drift plan -refresh-only -no-color -input=false

printf '%s customers with 2 users each, %s at once, %s requests a second each, %s cores, %s\n\n' \
  "$customers" "$jobs" "$rate" "$(getconf _NPROCESSORS_ONLN)" "$("$terraform" version | head -n 1)"
awk -F '\t' -v n="$customers" 'BEGIN { print "| step | all, s | divided by customers, s | processor time of one, s |"; print "|---|---|---|---|" }
  { printf "| %s | %d | %.1f | %.1f |\n", $1, $2, $2 / n, $3 / n }' "$work/table"
