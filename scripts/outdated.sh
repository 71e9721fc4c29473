#!/bin/sh
# Lists what is behind: the modules that the provider imports itself, and the development tools. Needs the Go module proxy.

set -eu

cd "$(dirname -- "$0")/.."
newer='{{if .Update}}{{.Path}} {{.Version}} -> {{.Update.Version}}{{end}}'

{
  go list -m -u -f '{{if not .Indirect}}'"$newer"'{{end}}' all
  for file in tools/go.mod tools/*/go.mod; do
    modules=$(go list -modfile="$file" -f '{{with .Module}}{{.Path}}{{end}}' tool | sort -u)
    # shellcheck disable=SC2086 # one argument for each module
    go list -modfile="$file" -m -u -f "$newer" $modules || echo "$file: the module proxy doesn't know all of it" >&2
  done
} | sed '/^$/d' | sort -u
