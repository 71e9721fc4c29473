#!/bin/sh
# Runs the commands of a guide as they are written there: those of one section of "Bringing in an existing estate", which
# takes three customers over from nothing to an empty plan.
#
#   scripts/guide.sh
#
# A command that fails ends it. The plans must import only, and the last ones must find nothing to do.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

guide=$root/templates/guides/bringing-in-an-estate.md.tmpl
section='## From nothing to an empty plan'

require_tools
clean_environment

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
mkdir "$work/bin"
build_provider "$work/bin"
install_provider "$work/bin" "$work/mirror" "$work/terraform.rc"

# The guide calls both programs by their names.
cat >"$work/bin/terraform" <<END_OF_FILE
#!/bin/sh
exec $(quoted "$(command -v "$terraform")") "\$@"
END_OF_FILE
chmod +x "$work/bin/terraform"
PATH=$work/bin:$PATH
# The answer that a person would type.
TF_CLI_ARGS_apply='-auto-approve -no-color'
export PATH TF_CLI_ARGS_apply

awk -v section="$section" '
  /^## / { inside = ($0 == section) }
  inside && /^```shell$/ { code = 1; next }
  /^```$/ { code = 0 }
  inside && code { print }
' "$guide" >"$work/commands.sh"
[ -s "$work/commands.sh" ] || fail "The guide has no commands below \"$section\"."

cp -R "$root/examples" "$work/examples"
cd "$work"
heading 'The commands of the guide'
status=0
sh -eux "$work/commands.sh" >"$work/output" 2>&1 || status=$?
cat "$work/output"
[ "$status" -eq 0 ] || fail "The commands of the guide failed with $status."

taken=$(grep -c '^Plan: [1-9][0-9]* to import, 0 to add, 0 to change, 0 to destroy\.$' "$work/output") || true
[ "$taken" -eq 3 ] || fail "$taken of 3 customers were taken over by a plan that only imports."
heading 'Done: three customers are taken over, and the next plans are empty.'
