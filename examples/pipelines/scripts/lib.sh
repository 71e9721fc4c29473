# Sourced by the other scripts. Settings, all from the environment:
#
#   TERRAFORM      the command, terraform or tofu (default: terraform)
#   STATE_CONFIG   settings of the backend, separated by spaces; CUSTOMER in them becomes the customer's name, such as
#                  "path=/var/states/CUSTOMER.tfstate" or "key=wholesale/CUSTOMER.tfstate"
#   LOCK_TIMEOUT   how long to wait for the lock of a state (default: 10m)
#   TF_PLUGIN_CACHE_DIR   a folder of this job alone, where it plans many customers: the provider is then fetched once
#
# shellcheck shell=sh disable=SC2034

set -eu

terraform=${TERRAFORM:-terraform}
lock_timeout=${LOCK_TIMEOUT:-10m}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(git rev-parse --show-toplevel)

TF_IN_AUTOMATION=1
TF_INPUT=0
CHECKPOINT_DISABLE=1
export TF_IN_AUTOMATION TF_INPUT CHECKPOINT_DISABLE

# Ranges of letters and the order of names are the same on all machines.
LC_ALL=C
export LC_ALL

# Nothing that a pipeline makes is for other users of the machine: plans and states hold names, addresses and numbers.
umask 077
[ -z "${TF_PLUGIN_CACHE_DIR-}" ] || mkdir -p -- "$TF_PLUGIN_CACHE_DIR"

# A script that is told to stop removes what it made: without this, not all shells run their trap of EXIT then.
trap 'exit 143' HUP INT TERM

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# customer_path NAME prints the path of the customer's folder. Names come from branches that anybody may push, so they are
# checked. "templates" is the configuration that all customers share.
customer_path() {
  case $1 in
    '' | [!a-z0-9]* | *[!a-z0-9_-]*)
      fail "\"$1\" is no customer's name: lower-case letters, digits, hyphens and underscores are allowed, and a letter or digit begins it."
      ;;
    templates)
      [ ! -e "$root/customers/templates" ] || fail 'No customer can have the name "templates": its state would be that of the templates.'
      echo templates
      ;;
    *) printf 'customers/%s\n' "$1" ;;
  esac
}

# customer_folder NAME prints the customer's folder, in full.
customer_folder() {
  folder_path=$(customer_path "$1") || exit 1
  has_configuration "$root/$folder_path" || fail "There is no configuration in $folder_path."
  printf '%s\n' "$root/$folder_path"
}

# has_configuration FOLDER says whether there are files that Terraform or OpenTofu reads.
has_configuration() {
  for configuration in "$1"/*.tf "$1"/*.tf.json "$1"/*.tofu; do
    [ ! -f "$configuration" ] || return 0
  done
  return 1
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

# stoppable COMMAND… runs it. Where this script is told to stop, so is the command: Terraform then ends what it has begun,
# writes the state, and gives the lock back.
stoppable() {
  "$@" &
  child=$!
  trap 'kill -TERM "$child" 2>/dev/null || true' HUP INT TERM
  ended=0
  wait "$child" || ended=$?
  # A signal ends the wait, not the command.
  while kill -0 "$child" 2>/dev/null; do
    ended=0
    wait "$child" || ended=$?
  done
  trap 'exit 143' HUP INT TERM
  return "$ended"
}

# print_warnings FILE prints the titles of Terraform's warnings, without their texts, which show names and addresses.
print_warnings() {
  grep '^Warning: ' "$1" | sort | uniq -c | sed 's/^ *\([0-9]*\) /\1 × /' || true
}

# write_header FILE TEXT VARIABLE writes the header TEXT with the value of an environment variable behind it. curl takes it from
# the file, since everybody on the machine can read a command line, and a trace (sh -x) does not show it.
write_header() {
  awk -v text="$2" -v variable="$3" 'BEGIN { if (ENVIRON[variable] == "") exit 1; print text ENVIRON[variable] }' >"$1" ||
    fail "$3 is not set."
}
