#!/bin/sh
# Tests the modules, and rehearses a customer against the emulator in the provider: apply, and then a plan that must be empty.
# No account, no credentials, no state of the customer.
#
#   test.sh CUSTOMER

. "$(dirname -- "$0")/lib.sh"

customer=${1-}
folder=$(customer_folder "$customer")
path=$(customer_path "$customer")

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# The rehearsal must reach nothing but the emulator.
for variable in $(env | sed -n 's/^\(WEBEX_[A-Za-z0-9_]*\)=.*/\1/p'); do
  unset "$variable"
done
WEBEX_WHOLESALE_EMULATOR=$work/rehearsal.db
export WEBEX_WHOLESALE_EMULATOR

mkdir -p "$work/$path"
cp -R "$folder/." "$work/$path/"
for shared in modules templates.json; do
  [ ! -e "$root/$shared" ] || cp -R "$root/$shared" "$work/"
done
find "$work" -name .terraform -prune -exec rm -rf -- {} +

for module in "$work"/modules/*/; do
  [ -d "$module/tests" ] || continue
  echo "Testing modules/$(basename -- "$module")"
  (cd "$module" && "$terraform" init -no-color >/dev/null && "$terraform" test -no-color) || fail 'The tests of the modules failed.'
done

if [ "$path" = templates ]; then
  echo 'The templates are not rehearsed: the emulator knows no template of Partner Hub.'
  exit 0
fi

cd "$work/$path"
cat >backend_override.tf <<'END_OF_FILE'
terraform {
  backend "local" {
    path = "rehearsal.tfstate"
  }
}
END_OF_FILE
"$terraform" init -no-color >/dev/null

# The templates of the emulator have ids of their own.
provider=$(provider_binary)
: >>"$work/templates.json"
sed -n 's/^ *"\([^"]*\)" *: *"[^"]*".*/\1/p' "$work/templates.json" >"$work/templates"
{
  printf '{\n'
  separator=
  while IFS= read -r name; do
    printf '%s  "%s": "%s"' "$separator" "$name" "$("$provider" emulator add template "$name" -data "$WEBEX_WHOLESALE_EMULATOR")"
    separator=',
'
  done <"$work/templates"
  printf '\n}\n'
} >"$work/templates.rehearsal"
mv "$work/templates.rehearsal" "$work/templates.json"

echo "Rehearsing $customer against the emulator"
"$terraform" apply -auto-approve -no-color >"$work/log" || { cat "$work/log"; fail 'The rehearsal failed.'; }
second=0
"$terraform" plan -detailed-exitcode -no-color >"$work/log" || second=$?
[ "$second" -eq 0 ] || { cat "$work/log"; fail 'After the rehearsal a second plan was not empty.'; }
echo "The rehearsal of $customer succeeded."
