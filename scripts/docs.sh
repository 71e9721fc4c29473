#!/bin/sh
# Generates docs/ from the provider's schema, templates/, examples/ and the rules, and checks the result.
#
# The documentation generator would download a Terraform of its own. Here the installed one prints the schema of a provider
# built from this checkout, so the script works offline once the tools are built.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

require_terraform
clean_environment

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

mkdir "$work/bin" "$work/schema"
build_provider "$work/bin"
use_provider "$work/bin" "$work/terraform.rc"

cat >"$work/schema/main.tf" <<END_OF_FILE
terraform {
  required_providers {
    webexwholesale = {
      source = "$provider_source"
    }
  }
}
END_OF_FILE

# The generator looks the provider up by its short name.
(cd "$work/schema" && "$terraform" providers schema -json) >"$work/terraform.json"
sed "s|\"[a-z.]*/$provider_source\"|\"webexwholesale\"|" "$work/terraform.json" >"$work/schema.json"

cd "$root"

# The generator tells every step; that is of interest only where it fails.
documentation() {
  command=$1
  shift
  if ! go tool -modfile=tools/go.mod tfplugindocs "$command" --provider-name webexwholesale \
    --providers-schema "$work/schema.json" "$@" >"$work/log" 2>&1; then
    cat "$work/log"
    fail "tfplugindocs $command failed"
  fi
}

documentation generate --rendered-provider-name 'Webex for Wholesale'

# The generator empties docs/guides first, so the page that comes from the rules themselves is written after it.
go run ./internal/rulesdoc/generate >"$work/rules.md"
cp "$work/rules.md" docs/guides/rules.md

documentation validate
echo "docs/ is up to date: $(find docs -name '*.md' | wc -l | tr -d ' ') pages"
