#!/bin/sh
# Generates docs/ from the provider's schema, templates/, examples/ and the rules, and checks the result. The schema comes from
# the provider itself: Terraform prints only what its own version knows of. No Terraform is needed, and no network once the
# tools are built.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

cd "$root"
go run ./internal/schemadoc/generate >"$work/schema.json"

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

# The Registry groups pages by their subcategory, which the generator leaves empty.
for page in docs/actions/*.md docs/data-sources/*.md docs/ephemeral-resources/*.md docs/functions/*.md docs/list-resources/*.md docs/resources/*.md; do
  case ${page##*/} in
    *onboarding_template*) subcategory='Onboarding templates' ;;
    *location*) subcategory='Locations' ;;
    *user* | *role* | *consent*) subcategory='Users' ;;
    *customer* | *package* | *precheck*) subcategory='Customers' ;;
    *phone* | *webex_*id.md) subcategory='Numbers and ids' ;;
    *) subcategory='Partner' ;;
  esac
  sed "s/^subcategory: \"\"\$/subcategory: \"$subcategory\"/" "$page" >"$work/page.md"
  cp "$work/page.md" "$page"
done

# The generator empties docs/guides first, so the page that comes from the rules themselves is written after it.
go run ./internal/rulesdoc/generate >"$work/rules.md"
cp "$work/rules.md" docs/guides/rules.md

documentation validate
echo "docs/ is up to date: $(find docs -name '*.md' | wc -l | tr -d ' ') pages"
