#!/bin/sh
# Keeps reviewed plans between the pull request and the merge.
#
#   store.sh put KEY CUSTOMER FILE
#   store.sh get KEY CUSTOMER FILE
#
# PLAN_STORE says where:
#   /a/folder                 a folder that all jobs share
#   https://host/path         PUT and GET; PLAN_STORE_HEADER is sent along, such as "JOB-TOKEN: …" for GitLab's package registry
#   s3://bucket/path          with the aws command
# A plan holds all that a state holds. Whoever writes to the store decides what is applied: let only the pipeline in.

. "$(dirname -- "$0")/lib.sh"

[ "$#" -eq 4 ] || fail 'Usage: store.sh put|get KEY CUSTOMER FILE'
customer_folder "$3" >/dev/null
object=${PLAN_STORE:?}/$2/$3.tfplan

request() {
  PLAN_STORE_HEADER=${PLAN_STORE_HEADER:-X-Client: pipeline}
  export PLAN_STORE_HEADER
  header=$(mktemp)
  write_header "$header" '' PLAN_STORE_HEADER
  status=0
  curl --fail --silent --show-error --location --header "@$header" "$@" || status=$?
  rm -f -- "$header"
  return "$status"
}

missing="There is no plan of $3 for this content. Nothing was applied. The merge brings something else than what was reviewed, or the
plan is too old to be kept: open a pull request with the same change, and merge it when its plan is reviewed."

case $1:$PLAN_STORE in
  put:https://*) request --upload-file "$4" "$object" >/dev/null ;;
  get:https://*) request --output "$4" "$object" || fail "$missing" ;;
  put:s3://*) aws s3 cp --only-show-errors "$4" "$object" ;;
  get:s3://*) aws s3 cp --only-show-errors "$object" "$4" || fail "$missing" ;;
  put:/*)
    mkdir -p -- "${object%/*}"
    # In one step: a merge at this very moment finds a whole plan.
    cp -- "$4" "$object.$$"
    mv -f -- "$object.$$" "$object"
    ;;
  get:/*)
    [ -f "$object" ] || fail "$missing"
    cp -- "$object" "$4"
    ;;
  *) fail "PLAN_STORE or command not known: $1 $PLAN_STORE" ;;
esac
