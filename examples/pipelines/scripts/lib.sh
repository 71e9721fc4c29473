# Sourced by the other scripts. Settings, all from the environment:
#
#   TERRAFORM      the command, terraform or tofu (default: terraform)
#   STATE_CONFIG   settings of the backend, separated by spaces; CUSTOMER in them becomes the customer's name, such as
#                  "path=/var/states/CUSTOMER.tfstate" or "key=wholesale/CUSTOMER.tfstate"
#   LOCK_TIMEOUT   how long to wait for the lock of a state (default: 10m)
#
# shellcheck shell=sh

set -eu

terraform=${TERRAFORM:-terraform}
lock_timeout=${LOCK_TIMEOUT:-10m}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(git rev-parse --show-toplevel)

TF_IN_AUTOMATION=1
TF_INPUT=0
CHECKPOINT_DISABLE=1
export TF_IN_AUTOMATION TF_INPUT CHECKPOINT_DISABLE

# Nothing that a pipeline makes is for other users of the machine: plans and states hold names, addresses and numbers.
umask 077

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# customer_folder NAME prints the customer's folder. Names come from branches that anybody may push, so they are checked.
customer_folder() {
  case $1 in
    '' | *[!a-z0-9_-]*) fail "\"$1\" is no customer's name: lower-case letters, digits, hyphens and underscores are allowed." ;;
  esac
  has_configuration "$root/customers/$1" || fail "There is no configuration in customers/$1."
  printf '%s\n' "$root/customers/$1"
}

# has_configuration FOLDER says whether there are files that Terraform reads.
has_configuration() {
  set -- "$1"/*.tf
  [ -f "$1" ]
}

# initialize NAME readies the current folder, with the state of that name.
initialize() {
  set -- "$1" -no-color
  for setting in ${STATE_CONFIG:-}; do
    set -- "$@" "-backend-config=$(printf '%s' "$setting" | sed "s/CUSTOMER/$1/g")"
  done
  # With a lock file in the repository, a pipeline takes no other provider than the one that was reviewed.
  if git ls-files --error-unmatch .terraform.lock.hcl >/dev/null 2>&1; then
    set -- "$@" -lockfile=readonly
  fi
  shift
  "$terraform" init "$@" >/dev/null
}

# provider_binary prints the provider's program that init has brought into the current folder. It is also the emulator,
# and explains plans.
provider_binary() {
  # A mirror on this machine is linked, not copied.
  find -L "$PWD/.terraform/providers" -name 'terraform-provider-webexwholesale*' -type f | head -n 1
}
