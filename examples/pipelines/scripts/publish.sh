#!/bin/sh
# Publishes a text where the team reads it, and updates what it published before instead of saying it twice.
#
#   publish.sh comment CUSTOMER FILE     on the pull request of this job
#   publish.sh issue CUSTOMER FILE       opens or updates the issue about the drift of this customer
#   publish.sh resolve CUSTOMER          closes that issue
#
# PULL_REQUEST is the number of the pull request or merge request.
# PLATFORM is github (with gh and GH_TOKEN), gitlab (with curl, jq and GITLAB_TOKEN, since a job's own token can't comment), azure
# (comments only, with curl, jq and SYSTEM_ACCESSTOKEN), or file, which writes below PUBLISH_FOLDER.

. "$(dirname -- "$0")/lib.sh"

kind=${1-}
customer=${2-}
file=${3-}
[ "$kind" = resolve ] || [ -s "$file" ] || fail 'Usage: publish.sh comment|issue CUSTOMER FILE | resolve CUSTOMER'
customer_folder "$customer" >/dev/null
title="Drift: $customer"
marker="<!-- webexwholesale $customer -->"

body=$(mktemp)
header=$(mktemp)
trap 'rm -f -- "$body" "$header"' EXIT
if [ -n "$file" ]; then
  { printf '%s\n' "$marker"; cat -- "$file"; } >"$body"
fi

# Tokens go through a file, since everybody on the machine can read a command line.
api() {
  curl --fail --silent --show-error --header "@$header" "$@"
}

github_issue() {
  gh issue list --state open --limit 1000 --json number,title --jq ".[] | select(.title == \"$title\") | .number" | head -n 1
}

gitlab_issue() {
  api --get --data-urlencode "search=$title" --data 'in=title&state=opened' "$gitlab/issues" |
    jq -r --arg title "$title" '[.[] | select(.title == $title)][0].iid // empty'
}

case ${PLATFORM:?}:$kind in
  file:comment | file:issue)
    mkdir -p -- "${PUBLISH_FOLDER:?}"
    cp -- "$body" "$PUBLISH_FOLDER/$kind-$customer.md"
    ;;
  file:resolve) rm -f -- "${PUBLISH_FOLDER:?}/issue-$customer.md" ;;

  github:comment)
    comments=repos/$GITHUB_REPOSITORY/issues/${PULL_REQUEST:?}/comments
    id=$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | head -n 1)
    if [ -n "$id" ]; then
      gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$body"
    else
      gh api --silent --method POST "$comments" --field "body=@$body"
    fi
    ;;
  github:issue)
    id=$(github_issue)
    if [ -n "$id" ]; then
      gh issue edit "$id" --body-file "$body"
    else
      gh issue create --title "$title" --body-file "$body"
    fi
    ;;
  github:resolve)
    id=$(github_issue)
    [ -z "$id" ] || gh issue close "$id" --comment 'There is no drift any more.'
    ;;

  gitlab:*)
    printf 'PRIVATE-TOKEN: %s\n' "${GITLAB_TOKEN:?}" >"$header"
    gitlab=${CI_API_V4_URL:?}/projects/${CI_PROJECT_ID:?}
    case $kind in
      comment)
        notes=$gitlab/merge_requests/${PULL_REQUEST:?}/notes
        id=$(api "$notes?per_page=100" | jq -r --arg marker "$marker" '[.[] | select(.body | startswith($marker))][0].id // empty')
        if [ -n "$id" ]; then
          api --request PUT --data-urlencode "body@$body" "$notes/$id" >/dev/null
        else
          api --data-urlencode "body@$body" "$notes" >/dev/null
        fi
        ;;
      issue)
        id=$(gitlab_issue)
        if [ -n "$id" ]; then
          api --request PUT --data-urlencode "description@$body" "$gitlab/issues/$id" >/dev/null
        else
          api --data-urlencode "title=$title" --data-urlencode "description@$body" "$gitlab/issues" >/dev/null
        fi
        ;;
      resolve)
        id=$(gitlab_issue)
        [ -z "$id" ] || api --request PUT --data 'state_event=close' "$gitlab/issues/$id" >/dev/null
        ;;
    esac
    ;;

  azure:comment)
    printf 'Authorization: Bearer %s\n' "${SYSTEM_ACCESSTOKEN:?}" >"$header"
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
