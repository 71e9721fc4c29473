#!/bin/sh
# A template to adopt: one that another configuration made and forgot, as a
# template of Partner Hub would be there before Terraform comes.
set -eu
provisioning_id=$("$PROVIDER" emulator add template -data "$EMULATOR" "Standard")
printf 'provisioning_id = "%s"\n' "$provisioning_id" >ci.tfvars
