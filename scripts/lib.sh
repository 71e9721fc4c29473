# Shared by the scripts of this folder, which source it with $root set to the checkout.
# shellcheck shell=sh

terraform=${TERRAFORM:-terraform}
provider_source='webex-wholesale/webexwholesale'
provider_binary='terraform-provider-webexwholesale'

heading() {
  printf '\n==> %s\n' "$*"
}

# quoted TEXT prints TEXT as one word for a shell.
quoted() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# Says how to get Go and Terraform where one is missing or Terraform is too old.
require_tools() {
  command -v go >/dev/null 2>&1 || fail "This needs Go. Get it from https://go.dev/dl/ and run this again."

  command -v "$terraform" >/dev/null 2>&1 || fail \
    "This needs the $terraform command, version 1.8 or newer, on the PATH.
Get it from https://developer.hashicorp.com/terraform/install and run this again."

  require_terraform_minor 8 || fail \
    "$terraform is version $(terraform_version); 1.8 or newer is needed.
Get it from https://developer.hashicorp.com/terraform/install and run this again."
}

terraform_version() {
  "$terraform" version -json 2>/dev/null | sed -n 's/.*"terraform_version": *"\([^"]*\)".*/\1/p'
}

# Succeeds where Terraform is 1.$1 or newer.
require_terraform_minor() {
  version=$(terraform_version)
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ "${major:-0}" -gt 1 ] || { [ "${major:-0}" -eq 1 ] && [ "${minor:-0}" -ge "$1" ]; }
}

# Forgets whatever the caller's shell sets for Terraform or for Webex: a leftover token or plug-in setting must neither
# reach a real organization nor change what these scripts show.
clean_environment() {
  for name in $(env | sed -n -e 's/^\(TF_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(WEBEX_[A-Za-z0-9_]*\)=.*/\1/p'); do
    unset "$name"
  done

  CHECKPOINT_DISABLE=1
  TF_IN_AUTOMATION=1
  TF_INPUT=0
  export CHECKPOINT_DISABLE TF_IN_AUTOMATION TF_INPUT
}

# build_provider FOLDER builds the provider of this checkout into FOLDER.
build_provider() {
  (cd "$root" && CGO_ENABLED=0 go build -o "$1/$provider_binary$(go env GOEXE)" .)
}

# use_provider FOLDER FILE makes Terraform take the provider from FOLDER, through a CLI configuration written to FILE.
use_provider() {
  cat >"$2" <<END_OF_FILE
provider_installation {
  dev_overrides {
    "$provider_source" = "$(printf '%s' "$1" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g')"
  }
  direct {}
}
END_OF_FILE
  TF_CLI_CONFIG_FILE=$2
  export TF_CLI_CONFIG_FILE
}

# install_provider FOLDER MIRROR FILE makes Terraform and OpenTofu install the provider from FOLDER as from a registry, through a
# mirror in MIRROR and a CLI configuration written to FILE.
install_provider() {
  for registry in registry.terraform.io registry.opentofu.org; do
    place=$2/$registry/$provider_source/0.0.1/$(go env GOOS)_$(go env GOARCH)
    mkdir -p "$place"
    cp "$1/$provider_binary$(go env GOEXE)" "$place/${provider_binary}_v0.0.1$(go env GOEXE)"
  done
  cat >"$3" <<END_OF_FILE
provider_installation {
  filesystem_mirror {
    path = "$(printf '%s' "$2" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g')"
  }
}
END_OF_FILE
  TF_CLI_CONFIG_FILE=$3
  export TF_CLI_CONFIG_FILE
}
