#!/bin/sh
# An organization to attach, in the emulator's database.
set -eu
organization=$("$PROVIDER" emulator -data wholesale.db -add-organization "Old Company")
printf 'org_id = "%s"\n' "$organization" >ci.tfvars
