#!/bin/sh
# Shows the provider at work: builds it, and lets Terraform provision, read, change and destroy examples/quickstart against
# the embedded emulator. No account, no server, no network beyond the Go module proxy.
#
#   scripts/demo.sh [FOLDER]
#
# Everything goes into FOLDER (default: demo/ in this checkout), which is emptied at each run.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

require_tools
clean_environment

folder=${1:-$root/demo}
marker='.made-by-webexwholesale-demo'

# A folder that this script didn't make is never emptied.
if [ -e "$folder" ] && [ ! -f "$folder/$marker" ]; then
  if [ ! -d "$folder" ] || [ -n "$(ls -A "$folder")" ]; then
    fail "$folder exists and was not made by this demo. Remove it, or name another folder: scripts/demo.sh FOLDER"
  fi
fi
rm -rf -- "$folder"
mkdir -p -- "$folder/bin" "$folder/work"
: >"$folder/$marker"
folder=$(CDPATH='' cd -- "$folder" && pwd)

trap '[ $? -eq 0 ] || printf "\nThe demo stopped. What it made so far is in %s\n" "$folder" >&2' EXIT

heading "Building the provider into $folder/bin"
build_provider "$folder/bin"

use_provider "$folder/bin" "$folder/terraform.rc"
TF_DATA_DIR=$folder/terraform-data
export TF_DATA_DIR

cp -R "$root/examples/quickstart/." "$folder/work/"
cd "$folder/work"

# Runs Terraform and shows what it says, but for the reminder at every command that the provider is a development build.
run() {
  printf '\n$ %s' "$terraform"
  for argument in "$@"; do
    case $argument in *' '*) argument=$(quoted "$argument") ;; esac
    printf ' %s' "$argument"
  done
  printf '\n'

  command=$1
  shift
  { "$terraform" "$command" -no-color "$@" 2>&1 && echo 0 >"$folder/status" || echo "$?" >"$folder/status"; } | awk '
    /^Warning: Provider development overrides/ { reminder = 1 }
    reminder { if (/releases\.$/) reminder = 0; next }
    { print }' | tee "$folder/output"
  return "$(cat "$folder/status")"
}

heading 'Provisioning: an onboarding template, a customer organization and what goes with it'
run apply -auto-approve

heading 'A second plan must find nothing to do'
status=0
run plan -detailed-exitcode || status=$?
case $status in
  0) ;;
  2) fail 'The second plan is not empty: this is a defect of the provider.' ;;
  *) fail 'The second plan failed.' ;;
esac

new_name='Example Networks International'
heading "Changing in place: the customer is renamed to \"$new_name\""
run plan -var "company_name=$new_name" -out=rename.tfplan
grep -Eq '^Plan: .*[1-9][0-9]* to change, 0 to destroy' "$folder/output" ||
  fail 'The plan should change the customer in place and destroy nothing: this is a defect of the provider.'
run apply rename.tfplan

heading 'A protected customer must be released before it can be destroyed'
run apply -auto-approve -var "company_name=$new_name" -var deletion_protection=false

heading 'Destroying everything'
run destroy -auto-approve -var "company_name=$new_name" -var deletion_protection=false
[ -z "$("$terraform" state list)" ] || fail 'Something is left in the state: this is a defect of the provider.'

heading 'Done'
printf '%s\n' \
  "The configuration, the state and the emulator's database are in $folder/work" \
  'Try your own changes there; the next demo empties the folder. The database goes first, because the organization of' \
  'the customer that was destroyed stays in it, as it does at Webex, and keeps its e-mail addresses:' \
  "  export TF_CLI_CONFIG_FILE=$(quoted "$TF_CLI_CONFIG_FILE")" \
  "  cd $(quoted "$folder/work")" \
  '  rm wholesale.db*' \
  "  $terraform apply"
