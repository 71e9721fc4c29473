#!/bin/sh
# A sub-partner, in the emulator's database.
set -eu
sub_partner=$("$PROVIDER" emulator add sub-partner -data wholesale.db Sub-300400)
printf 'sub_partner_org_id = "%s"\n' "$sub_partner" >ci.tfvars
