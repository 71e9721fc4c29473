#!/bin/sh
# Runs the scripts of examples/pipelines end to end, as a CI platform would: against the emulator as the Webex cloud, with a
# bare git repository as the remote and a fresh clone for every job.
#
#   scripts/pipelines.sh
#
# Needs Go, git, and Terraform or OpenTofu (TERRAFORM=tofu). Nothing is left behind.

set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/lib.sh"

require_tools
clean_environment
umask 077

work=$(mktemp -d)
servers=
end() {
  status=$?
  for server in $servers; do
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  done
  rm -rf -- "$work"
  exit "$status"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

heading "Preparing, with $("$terraform" version | head -n 1)"

# A mirror, unlike an override for development, is installed by `init`, as a release would be.
if "$terraform" version | head -n 1 | grep -q OpenTofu; then
  host=registry.opentofu.org
else
  host=registry.terraform.io
fi
installed=$work/mirror/$host/$provider_source/0.0.1/$(go env GOOS)_$(go env GOARCH)
mkdir -p "$installed" "$work/bin" "$work/home"
build_provider "$installed"
provider=$installed/$provider_binary$(go env GOEXE)
cat >"$work/terraform.rc" <<END_OF_FILE
provider_installation {
  filesystem_mirror {
    path = "$work/mirror"
  }
}
END_OF_FILE
TF_CLI_CONFIG_FILE=$work/terraform.rc
export TF_CLI_CONFIG_FILE

# As long as the tool is not built yet, this builds it.
(cd "$root" && go tool -modfile=tools/opa/go.mod opa version >/dev/null)
OPA=$(cd "$root" && go tool -n -modfile=tools/opa/go.mod opa)
TERRAFORM=$terraform
PLATFORM=file
PUBLISH_FOLDER=$work/published
PLAN_STORE=$work/plans
STATE_CONFIG="path=$work/states/CUSTOMER.tfstate"
export OPA TERRAFORM PLATFORM PUBLISH_FOLDER PLAN_STORE STATE_CONFIG
mkdir -p "$PLAN_STORE" "$work/states" "$PUBLISH_FOLDER"

# Git must not meet the settings of whoever runs this.
HOME=$work/home
GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
git config --global user.name 'Pipeline Test'
git config --global user.email 'pipeline@partner.example'
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# serve NAME FLAGS… starts an emulator on the shared data; its base URL is then in $work/NAME.url.
serve() {
  name=$1
  shift
  : >"$work/$name.log"
  "$provider" emulator -listen 127.0.0.1:0 -data "$work/cloud.db" -delay 0s "$@" >"$work/$name.log" 2>&1 &
  server=$!
  servers="$servers $server"
  tries=0
  until url=$(sed -n 's/^Base URL: //p' "$work/$name.log") && [ -n "$url" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$server" 2>/dev/null; then
      cat "$work/$name.log" >&2
      fail 'The emulator did not start.'
    fi
    sleep 0.1
  done
  printf '%s\n' "$url" >"$work/$name.url"
}

read_token=a-token-that-reads-4711
write_token=a-token-that-writes-4712

# Two ways into one cloud, as with tokens of different scopes: the first refuses whatever writes.
serve reader -token "$read_token" \
  -fault 'PUT status=403' -fault 'PATCH status=403' -fault 'DELETE status=403' -fault 'POST status=403'
serve writer -token "$write_token"

with_read_token() {
  WEBEX_BASE_URL=$(cat "$work/reader.url") WEBEX_ACCESS_TOKEN=$read_token "$@"
}

with_write_token() {
  WEBEX_BASE_URL=$(cat "$work/writer.url") WEBEX_ACCESS_TOKEN=$write_token "$@"
}

# A platform's job: a fresh clone at a commit, in a folder of its own. The folder is in $job.
checkout() {
  job=$(mktemp -d "$work/job.XXXXXX")
  git clone --quiet "$work/remote.git" "$job"
  git -C "$job" checkout --quiet "$1"
  cd "$job"
}

step() {
  script=$1
  shift
  sh "$job/pipeline/$script.sh" "$@"
}

# What all platforms do for a pull request, and what they tell: "accepted", or the step that refused it.
# The policies are those of the target branch.
pull_request() {
  checkout "$1"
  git worktree add --quiet "$job/.target" origin/main
  POLICIES=$job/.target/policies
  export POLICIES
  : >"$work/log"
  verdict=accepted
  for customer in $(step changed --lines origin/main "$1"); do
    echo "customer $customer" >>"$work/log"
    pull_request_of_customer "$customer" >>"$work/log" 2>&1 || {
      verdict=$(cat "$work/refused")
      break
    }
  done
  unset POLICIES
}

pull_request_of_customer() {
  out=$job/.out/$1
  mkdir -p "$out"
  attempt check "$1" || return 1
  attempt test "$1" || return 1
  with_read_token attempt plan "$1" "$out" || return 1
  attempt review "$1" "$out/plan.json" "$out/review.md" || return 1
  attempt publish comment "$1" "$out/review.md" || return 1
  attempt policies "$out/plan.json" || return 1
  attempt store put "$(step key "$1" "$branch")" "$1" "$out/plan.tfplan"
}

attempt() {
  step "$@" || {
    echo "$1" >"$work/refused"
    return 1
  }
}

# What all platforms do after a merge, for each customer that it changed. Prints what apply says.
merged() {
  checkout origin/main
  applied=0
  for customer in $(step changed --lines "$1" HEAD); do
    step store get "$(step key "$customer")" "$customer" "$job/plan.tfplan" >"$work/log" 2>&1 &&
      with_write_token step apply "$customer" "$job/plan.tfplan" >>"$work/log" 2>&1 || {
      applied=$?
      return 0
    }
  done
}

# merge BRANCH merges it into main of the remote; $before is what main was.
merge() {
  checkout origin/main
  before=$(git rev-parse HEAD)
  git merge --quiet --no-ff --no-edit "origin/$1"
  git push --quiet origin HEAD:main
}

# change BRANCH EXPRESSION FILE… proposes a change that sed makes.
change() {
  branch=origin/$1
  checkout origin/main
  sed -i.before "$2" "$3"
  rm -f -- "$3.before"
  git diff --quiet && fail "The change $1 changes nothing."
  git commit --quiet --all --message "$1"
  git push --quiet origin "HEAD:refs/heads/$1"
}

passed=0
: >"$work/log"
expect() {
  cat "$work/log" >>"$work/all.log"
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
  else
    printf 'FAIL  %s: expected "%s", got "%s"\n' "$1" "$3" "$2"
    sed 's/^/      /' "$work/log"
    exit 1
  fi
}

expect_text() {
  if grep -Fq -- "$3" "$2"; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
  else
    printf 'FAIL  %s: "%s" is missing in\n' "$1" "$3"
    sed 's/^/      /' "$2"
    exit 1
  fi
}

heading 'A repository with an estate, and its templates'

git init --quiet --bare "$work/remote.git"
mkdir "$work/first"
cp -R "$root/examples/pipelines/estate/." "$work/first/"
cp -R "$root/examples/pipelines/scripts" "$work/first/pipeline"
cp -R "$root/examples/policies" "$work/first/policies"
cd "$work/first"
git init --quiet
git remote add origin "$work/remote.git"
# The provider of this checkout has another checksum each time.
echo '.terraform.lock.hcl' >>.gitignore

"$terraform" -chdir=templates init -no-color "-backend-config=path=$work/states/templates.tfstate" >/dev/null
with_write_token "$terraform" -chdir=templates apply -no-color -auto-approve >/dev/null
"$terraform" -chdir=templates output -json provisioning_ids >templates.json.line
# One id a line, as people review it.
sed -e 's/^{/{\
  /' -e 's/}$/\
}/' -e 's/:/: /g' templates.json.line >templates.json
rm -f templates.json.line
id=$(sed -n 's/.*"small_business": "\([^"]*\)".*/\1/p' templates.json)
[ -n "$id" ] || fail 'The templates have no provisioning id.'
sed "s/ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2/$id/" policies/data.json >data.new
mv data.new policies/data.json
rm -rf customers/nova
git add --all
git commit --quiet --message 'Begin'
git push --quiet origin main
checkout origin/main
before=$(git hash-object -t tree /dev/null)

heading 'The first customer'

change first 's/webex_calling = 50/webex_calling = 40/' customers/acme/main.tf
pull_request origin/first
expect 'a pull request with a good change' "$verdict" accepted
expect_text 'its review names people, and the domains of their addresses' "$PUBLISH_FOLDER/comment-acme.md" 'Ann Example (a…@'
expect 'but shows no address whole' "$(grep -Ec '(ann|bob|owner)@' "$PUBLISH_FOLDER/comment-acme.md")" 0
merge first
merged "$before"
expect 'its merge applies the plan' "$applied" 0
expect_text 'and says so' "$work/log" 'Apply complete! Resources: 3 added'

heading 'A good change'

# Whoever pushes names the branch.
odd='more;$(touch${IFS}odd)&`touch${IFS}odd`'
change "$odd" 's/webex_calling = 40/webex_calling = 60/' customers/acme/main.tf
pull_request "origin/$odd"
expect 'a pull request with more seats, of a branch whose name is a program' "$verdict" accepted
expect_text 'its review is published' "$PUBLISH_FOLDER/comment-acme.md" '20 more seats'
merge "$odd"
expect 'and the program did not run' "$(find "$work" -name odd | grep -c '' || true)" 0
merged "$before"
expect 'its merge applies the plan' "$applied" 0
expect_text 'and says so' "$work/log" '0 added, 1 changed'
merged "$before"
expect 'applied again, the plan is stale' "$applied" 3
expect_text 'and says so' "$work/log" 'The state of acme has moved'

heading 'Changes that are refused'

change unprotected 's/external_id     = "acme"/&\
  deletion_protection = false/' customers/acme/main.tf
checkout origin/unprotected
"$terraform" fmt customers/acme >/dev/null
git commit --quiet --all --amend --no-edit
git push --quiet --force origin HEAD:refs/heads/unprotected
pull_request origin/unprotected
expect 'a policy refuses a change' "$verdict" policies
expect_text 'and says why' "$work/log" 'deletion_protection must stay true'
merge unprotected
merged "$before"
expect 'merged all the same, it has no plan to apply' "$applied" 1
expect_text 'and says so' "$work/log" 'There is no plan of acme for this content'
checkout origin/main
git revert --no-edit --mainline 1 HEAD >/dev/null
git push --quiet origin HEAD:main

change fewer-seats 's/webex_calling = 60/webex_calling = 10/' customers/acme/main.tf
pull_request origin/fewer-seats
expect 'a bad quantity fails in the plan' "$verdict" plan
expect_text 'and says why' "$work/log" "Quantity can't be lowered"

change unformatted 's/  name            = "Acme/  name = "Acme/' customers/acme/main.tf
pull_request origin/unformatted
expect 'a file that is not formatted is refused' "$verdict" check

change no-seats 's/webex_calling = 60/webex_calling = 0/' customers/acme/main.tf
pull_request origin/no-seats
expect 'a quantity of zero is refused without any account' "$verdict" test

# changed_to TITLE EXPECTED TEXT tells what changed.sh says of the files of $job as they are now: names, or a refusal with a text.
changed_to() {
  git add --all
  git commit --quiet --message "$1"
  if answer=$(step changed origin/main HEAD 2>"$work/log"); then
    expect "$1" "$answer" "$2"
  else
    expect "$1" refused "$2"
    expect_text 'and the way is told' "$work/log" "$3"
  fi
}

checkout origin/main
git rm --quiet -r customers/acme
changed_to 'the folder of a customer cannot just go' refused 'A customer that leaves: keep only the blocks'

checkout origin/main
git mv customers/acme customers/acme-corporation
changed_to 'nor get another name' refused 'A customer that stays: leave the folder its name.'

checkout origin/main
printf 'terraform {\n}\n' >customers/acme/main.tf
changed_to 'a folder that is emptied first' '["acme"]'
git push --quiet origin HEAD:refs/heads/emptied
git rm --quiet -r customers/acme
git commit --quiet --message 'Remove the folder'
expect 'can go then' "$(step changed origin/emptied HEAD)" '[]'

for name in 'two words' 'Möbius' 'a"quote' '-n' '*' 'templates' '$(id)'; do
  checkout origin/main
  mkdir "customers/$name"
  cp customers/acme/main.tf "customers/$name/"
  changed_to "a folder can not have the name $name" refused 'customer'
done

checkout origin/main
echo 'Nothing that is planned.' >README.md
changed_to 'a change that is for no customer' '[]'

heading 'The templates'

change templates 's/"admin@partner.example"/"boss@partner.example"/' templates/main.tf
pull_request origin/templates
expect 'a pull request with another template' "$verdict" accepted
merge templates
merged "$before"
expect 'its merge applies the plan' "$applied" 0
expect_text 'and says so' "$work/log" '0 added, 1 changed'

heading 'A second customer, in parallel'

checkout origin/main
mkdir -p customers/nova
cp "$root"/examples/pipelines/estate/customers/nova/*.tf customers/nova/
git add customers/nova
git commit --quiet --message 'Add nova'
git push --quiet origin HEAD:refs/heads/nova
branch=origin/nova
pull_request origin/nova
expect 'a pull request with another customer' "$verdict" accepted
merge nova
checkout origin/main
expect 'its merge is for that customer alone' "$(step changed --most 1 "$before" HEAD)" '["nova"]'

kept=$PLAN_STORE/$(step key nova)/nova.tfplan
cp "$kept" "$work/kept"
dd if=/dev/zero of="$kept" bs=1 count=200 seek=2000 conv=notrunc 2>/dev/null
merged "$before"
expect 'a plan file that somebody changed is not applied' "$([ "$applied" -ne 0 ] && [ ! -s "$work/states/nova.tfstate" ] && echo refused)" refused
cp "$work/kept" "$kept"

# The same merge twice, at the same moment: each in a clone of its own, with the same plan.
apply_nova() {
  checkout origin/main
  code=0
  step store get "$(step key nova)" nova "$job/plan.tfplan"
  with_write_token step apply nova "$job/plan.tfplan" >"$work/$1.log" 2>&1 || code=$?
  echo "$code" >"$work/$1.code"
}
apply_nova one &
one=$!
apply_nova two &
two=$!
wait "$one" "$two"
cat "$work/one.log" "$work/two.log" >"$work/log"
expect 'of two applies at once one is done and the other refused' "$(sort "$work/one.code" "$work/two.code" | tr '\n' ' ')" '0 3 '

change both 's/"Head Office"/"Headquarters"/' modules/customer/main.tf
checkout origin/both
expect 'a change of the module is for both' "$(step changed origin/main HEAD)" '["acme","nova"]'
expect 'which one group can hold' "$(step changed --groups 1 origin/main HEAD)" '["acme nova"]'
expect 'and a matrix of one job cannot' "$(step changed --most 1 origin/main HEAD >"$work/log" 2>&1 && echo accepted || echo refused)" refused
expect_text 'which is said' "$work/log" 'This changes 2 customers, and one change may be for 1.'

heading 'An apply that is stopped'

serve slow -token "$write_token" -fault 'POST /v1/wholesale/subscribers latency=5s'
change one-more 's/"bob@acme.example" = .*/&\
    "cid@acme.example" = { first_name = "Cid", last_name = "Example", package = "webex_calling", extension = "2102" }/' customers/acme/main.tf
pull_request origin/one-more
expect 'a pull request with one more person' "$verdict" accepted
merge one-more
checkout origin/main
step store get "$(step key acme)" acme "$job/plan.tfplan"
mkdir "$work/temporary"
WEBEX_BASE_URL=$(cat "$work/slow.url") WEBEX_ACCESS_TOKEN=$write_token TMPDIR=$work/temporary \
  sh "$job/pipeline/apply.sh" acme "$job/plan.tfplan" >"$work/log" 2>&1 &
apply=$!
while kill -0 "$apply" 2>/dev/null && [ ! -e "$work/states/.acme.tfstate.lock.info" ]; do sleep 0.1; done
sleep 2
kill -TERM "$apply" 2>/dev/null || true
wait "$apply" || true
expect 'it gives the lock back' "$([ -e "$work/states/.acme.tfstate.lock.info" ] && echo locked || echo free)" free
expect 'and leaves no plan behind' "$(find "$work/temporary" -name 'plan*')" ''

# Nothing in the configuration is wrong, so the pull request brings the reason alone.
branch=origin/again
checkout origin/main
echo 'The runner was stopped.' >customers/acme/again
git add --all
git commit --quiet --message 'Apply acme again'
git push --quiet origin HEAD:refs/heads/again
pull_request origin/again
expect 'a pull request plans the rest' "$verdict" accepted
merge again
merged "$before"
expect 'its merge applies the plan' "$applied" 0
TF_LOG=TRACE with_read_token sh -x "$job/pipeline/plan.sh" acme "$job/.out" >"$work/trace.log" 2>&1 || fail 'The plan failed.'
expect_text 'and then nothing is left to do' "$job/.out/plan.txt" 'No changes.'
expect_text 'even a trace of all' "$work/trace.log" '[TRACE]'

heading 'Drift'

checkout origin/main
for customer in $(step changed --lines --all); do
  drifted=0
  with_read_token step drift "$customer" "$job/drift.md" >"$work/log" 2>&1 || drifted=$?
  expect "$customer has not drifted" "$drifted" 0
done

# Somebody takes a user's extension away behind Terraform's back: another configuration, with a state of its own, does it.
mkdir "$work/elsewhere"
cd "$work/elsewhere"
sed 's/backend "local" {}/backend "local" { path = "elsewhere.tfstate" }/' "$job/customers/acme/backend.tf" >backend.tf
sed -e "s|\.\./\.\./|$job/|g" -e "s|\${path.module}/||" -e 's/extension = "2101"/extension = "2199"/' "$job/customers/acme/main.tf" >main.tf
cp "$work/states/acme.tfstate" elsewhere.tfstate
"$terraform" init -no-color >/dev/null
with_write_token "$terraform" apply -no-color -auto-approve >"$work/log" 2>&1 || { cat "$work/log"; fail 'The change elsewhere failed.'; }

cd "$job"
drifted=0
with_read_token step drift acme "$job/drift.md" >"$work/log" 2>&1 || drifted=$?
expect 'drift is found' "$drifted" 2
step publish issue acme "$job/drift.md"
expect_text 'the issue names object and attribute' "$PUBLISH_FOLDER/issue-acme.md" \
  '`module.customer.webexwholesale_customer_user.this["bob@acme.example"]`: extension'
drifted=0
with_read_token step drift nova "$job/drift.md" >"$work/log" 2>&1 || drifted=$?
expect 'the other customer has none' "$drifted" 0

change undo 's/"Acme Corporation"/"Acme Corporation" # as it was/' customers/acme/main.tf
pull_request origin/undo
expect 'a pull request undoes it' "$verdict" accepted
merge undo
merged "$before"
expect 'its merge applies the plan' "$applied" 0
drifted=0
with_read_token step drift acme "$job/drift.md" >"$work/log" 2>&1 || drifted=$?
expect 'there is no drift any more' "$drifted" 0
step publish resolve acme
expect 'and the issue is closed' "$([ -e "$PUBLISH_FOLDER/issue-acme.md" ] && echo open || echo closed)" closed

heading 'Nothing secret was published or logged'
for secret in "$read_token" "$write_token"; do
  found=$(grep -rlF -- "$secret" "$PUBLISH_FOLDER" "$PLAN_STORE" "$work/states" "$work/all.log" "$work/trace.log" || true)
  expect 'no token in a log, a comment, a plan or a state' "$found" ''
done

printf '\n%d checks passed\n' "$passed"
