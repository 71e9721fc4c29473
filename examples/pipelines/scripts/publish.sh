#!/bin/sh
# Publishes a text where the team reads it, and updates what it published before instead of saying it twice.
#
#   publish.sh comment CUSTOMER FILE     on the pull request of this job
#   publish.sh issue CUSTOMER FILE       opens or updates the issue about the drift of this customer
#   publish.sh resolve CUSTOMER          closes that issue
#   publish.sh open                      prints the customers that have such an issue, so that a night of thousands asks once
#
# PULL_REQUEST is the number of the pull request or merge request.
# PLATFORM is github (with gh and GH_TOKEN), gitlab (with curl, jq and GITLAB_TOKEN, since a job's own token can't comment), azure
# (comments only, with curl, jq and SYSTEM_ACCESSTOKEN), or file, which writes below PUBLISH_FOLDER.

. "$(dirname -- "$0")/lib.sh"

kind=${1-}
customer=${2-}
file=${3-}
usage='Usage: publish.sh comment|issue CUSTOMER FILE | resolve CUSTOMER | open'
case $kind:$# in
  comment:3 | issue:3) [ -s "$file" ] || fail "$usage" ;;
  resolve:2 | open:1) ;;
  *) fail "$usage" ;;
esac
[ "$kind" = open ] || customer_path "$customer" >/dev/null
prefix='Drift: '
title=$prefix$customer
marker="<!-- webexwholesale $customer -->"

body=$(mktemp)
header=$(mktemp)
list=$(mktemp)
issues=$(mktemp)
trap 'rm -f -- "$body" "$header" "$list" "$issues"' EXIT
if [ -n "$file" ]; then
  { printf '%s\n' "$marker"; cat -- "$file"; } >"$body"
fi

api() {
  curl --fail --silent --show-error --header "@$header" "$@"
}

# gitlab_pages ADDRESS prints all pages of a list, an array for each.
gitlab_pages() {
  page=1
  while items=$(api "$1&per_page=100&page=$page") && [ "$items" != '[]' ]; do
    printf '%s\n' "$items"
    page=$((page + 1))
  done
  [ "$items" = '[]' ]
}

# Open issues about drift: number, tab, customer.
github_issues() {
  gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=open&per_page=100" --jq \
    ".[] | select((.pull_request | not) and (.title | startswith(\"$prefix\"))) | \"\(.number)\t\(.title | ltrimstr(\"$prefix\"))\""
}

gitlab_issues() {
  gitlab_pages "$gitlab/issues?state=opened&in=title&search=Drift" >"$list"
  jq -r --arg prefix "$prefix" '.[] | select(.title | startswith($prefix)) | "\(.iid)\t\(.title | ltrimstr($prefix))"' "$list"
}

# number_of CUSTOMER takes the number of its issue from such a list.
number_of() {
  awk -F '\t' -v customer="$1" '$2 == customer { print $1; exit }' "$issues"
}

case ${PLATFORM:?}:$kind in
  file:comment | file:issue)
    mkdir -p -- "${PUBLISH_FOLDER:?}"
    cp -- "$body" "$PUBLISH_FOLDER/$kind-$customer.md"
    ;;
  file:open)
    for issue in "${PUBLISH_FOLDER:?}"/issue-*.md; do
      [ ! -f "$issue" ] || basename "$issue" .md | sed 's/^issue-//'
    done
    ;;
  file:resolve) rm -f -- "${PUBLISH_FOLDER:?}/issue-$customer.md" ;;

  github:comment)
    comments=repos/$GITHUB_REPOSITORY/issues/${PULL_REQUEST:?}/comments
    gh api --paginate "$comments?per_page=100" --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$marker\"))) | .id" >"$list"
    id=$(head -n 1 "$list")
    if [ -n "$id" ]; then
      gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$body"
    else
      gh api --silent --method POST "$comments" --field "body=@$body"
    fi
    ;;
  github:issue | github:resolve | github:open)
    github_issues >"$issues"
    id=$(number_of "$customer")
    case $kind:$id in
      open:*) cut -f 2 "$issues" ;;
      issue:) gh api --silent "repos/$GITHUB_REPOSITORY/issues" --field "title=$title" --field "body=@$body" ;;
      issue:*) gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/$id" --field "body=@$body" ;;
      resolve:) ;;
      resolve:*)
        gh api --silent "repos/$GITHUB_REPOSITORY/issues/$id/comments" --field 'body=There is no drift any more.'
        gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/$id" --field state=closed
        ;;
    esac
    ;;

  gitlab:*)
    write_header "$header" 'PRIVATE-TOKEN: ' GITLAB_TOKEN
    gitlab=${CI_API_V4_URL:?}/projects/${CI_PROJECT_ID:?}
    case $kind in
      comment)
        notes=$gitlab/merge_requests/${PULL_REQUEST:?}/notes
        gitlab_pages "$notes?sort=asc" >"$list"
        id=$(jq -r --arg marker "$marker" '.[] | select(.body | startswith($marker)) | .id' "$list" | sed -n 1p)
        if [ -n "$id" ]; then
          api --request PUT --data-urlencode "body@$body" "$notes/$id" >/dev/null
        else
          api --data-urlencode "body@$body" "$notes" >/dev/null
        fi
        ;;
      issue | resolve | open)
        gitlab_issues >"$issues"
        id=$(number_of "$customer")
        case $kind:$id in
          open:*) cut -f 2 "$issues" ;;
          issue:) api --data-urlencode "title=$title" --data-urlencode "description@$body" "$gitlab/issues" >/dev/null ;;
          issue:*) api --request PUT --data-urlencode "description@$body" "$gitlab/issues/$id" >/dev/null ;;
          resolve:) ;;
          resolve:*) api --request PUT --data 'state_event=close' "$gitlab/issues/$id" >/dev/null ;;
        esac
        ;;
    esac
    ;;

  azure:comment)
    write_header "$header" 'Authorization: Bearer ' SYSTEM_ACCESSTOKEN
    threads="${SYSTEM_COLLECTIONURI:?}${SYSTEM_TEAMPROJECT:?}/_apis/git/repositories/${BUILD_REPOSITORY_ID:?}"
    threads="$threads/pullRequests/${PULL_REQUEST:?}/threads"
    id=$(api "$threads?api-version=7.1" |
      jq -r --arg marker "$marker" '[.value[] | select(.comments[0].content // "" | startswith($marker))][0].id // empty')
    if [ -n "$id" ]; then
      jq -Rs '{content: .}' <"$body" |
        api --request PATCH --header 'Content-Type: application/json' --data @- "$threads/$id/comments/1?api-version=7.1" >/dev/null
    else
      jq -Rs '{comments: [{content: ., commentType: 1}], status: 1}' <"$body" |
        api --header 'Content-Type: application/json' --data @- "$threads?api-version=7.1" >/dev/null
    fi
    ;;
  *) fail "publish.sh can't do \"$kind\" on the platform \"$PLATFORM\"." ;;
esac
