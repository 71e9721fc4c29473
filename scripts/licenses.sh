#!/bin/sh
# Writes the licences of everything that is linked into the released binaries, on any of their systems, into one file:
#
#   scripts/licenses.sh FILE
#
# The archives of a release contain it. A module without a licence fails the release.

set -eu

target=${1:?name the file to write}
cd "$(dirname -- "$0")/.."
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

for system in linux darwin windows freebsd; do
  for architecture in amd64 arm64; do
    GOOS=$system GOARCH=$architecture CGO_ENABLED=0 go list -deps \
      -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' .
  done
done | sort -u >"$work/modules"

# section TITLE FILE…
section() {
  printf '\n\n%s\n%s\n' "$(printf '%80s' '' | tr ' ' '=')" "$1"
  shift
  for text; do
    printf '\n'
    tr -d '\r' <"$text"
  done
}

{
  printf 'This program contains the Go standard library and %d modules. Their licences follow.\n' "$(wc -l <"$work/modules")"
  section 'The Go standard library' "$(go env GOROOT)/LICENSE"
  while read -r module version folder; do
    find "$folder" -maxdepth 1 -type f \
      \( -iname 'license*' -o -iname 'licence*' -o -iname 'copying*' -o -iname 'notice*' \) ! -name '*.go' | sort >"$work/texts"
    if [ ! -s "$work/texts" ]; then
      echo "The module $module has no licence." >&2
      exit 1
    fi
    set --
    while IFS= read -r text; do
      set -- "$@" "$text"
    done <"$work/texts"
    section "$module $version" "$@"
  done <"$work/modules"
} >"$work/licenses"

mv "$work/licenses" "$target"
printf '%s: the licences of %d modules\n' "$target" "$(wc -l <"$work/modules")"
