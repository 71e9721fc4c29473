#!/bin/sh
# An organization to attach, in the emulator's database.
set -eu
organization=$("$PROVIDER" emulator add organization -data wholesale.db "Old Company")
printf 'org_id = "%s"\n' "$organization" >ci.tfvars
