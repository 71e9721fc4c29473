#!/bin/sh
# Tries every example against the embedded emulator.
#
#   scripts/examples.sh [NAME…]     only the examples whose path below examples/ starts with a NAME
#
# A folder with a main.tf is a complete configuration: it is applied, planned again (the second plan must be empty) and
# destroyed. Beside main.tf may stand
#   ci.tfvars      values for its variables
#   ci-setup.sh    run before the first plan, in a copy of the folder; PROVIDER names the built binary, EMULATOR the database
#   ci-plan-only   why this example is planned but not applied
#   ci-validate-only   why it can only be validated
# An example that declares the variable deletion_protection is released with deletion_protection=false before it is destroyed.
# Folders with *.tftest.hcl files are tested with `terraform test`. The fragments that the documentation shows
# (resources/, data-sources/ and so on) are validated.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

require_tools
clean_environment

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

mkdir "$work/bin" "$work/emulator" "$work/fragments"
build_provider "$work/bin"
use_provider "$work/bin" "$work/terraform.rc"
PROVIDER=$work/bin/$provider_binary$(go env GOEXE)
export PROVIDER

# One copy of the whole tree, so that an example may use a module from a neighbouring folder.
cp -R "$root/examples" "$work/examples"

passed=0
failed=0

# check TITLE COMMAND… runs COMMAND, and shows its output only when it fails.
check() {
  title=$1
  shift
  if ("$@") >"$work/log" 2>&1; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$title"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$title"
    sed 's/^/      /' "$work/log"
  fi
}

# One Terraform command; none may hang for good.
tf() {
  printf '$ %s %s\n' "$terraform" "$*"
  command=$1
  shift
  if command -v timeout >/dev/null 2>&1; then
    timeout 600 "$terraform" "$command" -no-color "$@"
  else
    "$terraform" "$command" -no-color "$@"
  fi
}

# The functions below run in a subshell of check, where `set -e` is ignored: every step says what happens when it fails.

configuration() {
  cd "$1" || return 1
  tf get || return 1
  tf validate || return 1
  [ ! -f ci-validate-only ] || return 0

  EMULATOR=$work/emulator/$(printf '%s' "$2" | tr -c 'A-Za-z0-9\n' '-').db
  WEBEX_WHOLESALE_EMULATOR=$EMULATOR
  export EMULATOR WEBEX_WHOLESALE_EMULATOR
  if [ -f ci-setup.sh ]; then sh ci-setup.sh || return 1; fi

  set --
  if [ -f ci.tfvars ]; then set -- -var-file=ci.tfvars; fi

  tf plan -out=ci.tfplan "$@" || return 1
  [ ! -f ci-plan-only ] || return 0
  tf apply ci.tfplan || return 1

  second_plan=0
  tf plan -detailed-exitcode "$@" || second_plan=$?
  if [ "$second_plan" -ne 0 ]; then
    echo 'The second plan is not empty.'
    return 1
  fi

  if grep -Eqs '^[[:space:]]*variable[[:space:]]+"deletion_protection"' ./*.tf; then
    set -- "$@" -var deletion_protection=false
    tf apply -auto-approve "$@" || return 1
  fi
  tf destroy -auto-approve "$@" || return 1
}

module_tests() {
  cd "$1" || return 1
  EMULATOR=$work/emulator/$(printf 'test-%s' "$2" | tr -c 'A-Za-z0-9\n' '-').db
  WEBEX_WHOLESALE_EMULATOR=$EMULATOR
  export EMULATOR WEBEX_WHOLESALE_EMULATOR
  tf get -test-directory=tests || return 1
  tf test || return 1
}

fragment() {
  target=$(mktemp -d "$work/fragments/XXXXXX") || return 1
  cp "$@" "$target/" || return 1
  cd "$target" || return 1
  # A fragment shows one thing, not the block that every configuration begins with.
  if ! grep -qs required_providers ./*.tf; then
    cat >required_providers.tf <<END_OF_FILE
terraform {
  required_providers {
    webexwholesale = {
      source = "$provider_source"
    }
  }
}
END_OF_FILE
  fi
  # Without the flag a query is not read.
  case $1 in
    *.tfquery.hcl) tf validate -query ;;
    *) tf validate ;;
  esac
}

# Succeeds where this is Terraform 1.$1 or newer, or OpenTofu 1.$2 or newer. No OpenTofu is as new as "never".
is_since() {
  if "$terraform" version | head -n 1 | grep -q OpenTofu; then
    [ "$2" != never ] && require_terraform_minor "$2"
  else
    require_terraform_minor "$1"
  fi
}

# Fragments that this Terraform doesn't know yet are left to a newer one.
is_known() {
  case $1 in
    ephemeral-resources/*) is_since 10 11 ;;
    */import-by-identity.tf) is_since 12 never ;;
    actions/* | list-resources/*) is_since 14 never ;;
  esac
}

is_wanted() {
  [ "$#" -gt 1 ] || return 0
  candidate=$1
  shift
  for wanted in "$@"; do
    case $candidate in "$wanted"*) return 0 ;; esac
  done
  return 1
}

heading "Examples with $("$terraform" version | head -n 1)"

find "$root/examples" -name .terraform -prune -o -type d -print | LC_ALL=C sort >"$work/folders"
while IFS= read -r folder <&3; do
  name=${folder#"$root/examples"}
  name=${name#/}
  [ -n "$name" ] || continue
  is_wanted "$name" "$@" || continue
  copy=$work/examples/$name

  case $name/ in
    resources/* | data-sources/* | functions/* | ephemeral-resources/* | actions/* | list-resources/* | provider/*)
      for file in "$copy"/*.tf "$copy"/*.tfquery.hcl; do
        [ -f "$file" ] || continue
        part=${file##*/}
        if ! is_known "$name/$part"; then
          printf 'skip  %s %s (needs a newer Terraform)\n' "$name" "$part"
          continue
        fi
        case $part in
          # An import block needs the resource that it imports.
          import-*.tf) check "$name $part" fragment "$copy/resource.tf" "$file" ;;
          *) check "$name $part" fragment "$file" ;;
        esac
      done
      continue
      ;;
  esac

  # A module is tried through the configurations and tests that use it.
  case $name/ in
    modules/* | */modules/*) ;;
    *)
      if [ -f "$copy/main.tf" ]; then
        check "$name" configuration "$copy" "$name"
        for reason in ci-plan-only ci-validate-only; do
          [ ! -f "$copy/$reason" ] || printf '      %s: %s\n' "$reason" "$(head -n 1 "$copy/$reason")"
        done
      fi
      ;;
  esac

  if ls "$copy"/*.tftest.hcl "$copy"/tests/*.tftest.hcl >"$work/tests" 2>/dev/null || [ -s "$work/tests" ]; then
    case $name in
      */tests | tests) ;;
      *) check "$name (terraform test)" module_tests "$copy" "$name" ;;
    esac
  fi
done 3<"$work/folders"

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
