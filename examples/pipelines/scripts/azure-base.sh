#!/bin/sh
# Prints the commit that the run before this one on the same branch was for. Azure Pipelines doesn't tell what a push brought,
# and a push may bring several commits: the parent of the last one would leave customers out.
#
#   azure-base.sh
#
# Needs curl, jq and SYSTEM_ACCESSTOKEN.

. "$(dirname -- "$0")/lib.sh"

header=$(mktemp)
runs=$(mktemp)
trap 'rm -f -- "$header" "$runs"' EXIT
write_header "$header" 'Authorization: Bearer ' SYSTEM_ACCESSTOKEN
# shellcheck disable=SC2016 # a parameter of the address
curl --fail --silent --show-error --header "@$header" --output "$runs" --get \
  --data-urlencode "definitions=${SYSTEM_DEFINITIONID:?}" --data-urlencode "branchName=${BUILD_SOURCEBRANCH:?}" \
  --data-urlencode 'queryOrder=queueTimeDescending' --data-urlencode '$top=200' --data-urlencode 'api-version=7.1' \
  "${SYSTEM_COLLECTIONURI:?}${SYSTEM_TEAMPROJECTID:?}/_apis/build/builds"
# A nightly run looks for drift and applies nothing.
base=$(jq -r --argjson this "${BUILD_BUILDID:?}" '[.value[] | select(.id < $this and (.reason == "individualCI" or .reason == "batchedCI"))]
  | max_by(.id).sourceVersion // empty' "$runs")
printf '%s\n' "${base:-HEAD~1}"
