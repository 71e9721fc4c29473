#!/bin/sh
# Gets a browser for the test that shows the emulator's page in one: Debian's chromium, where there is none and root may install
# it. Never fails, offline neither: without a browser that test is skipped.

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

quiet_apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=0 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
    -o DPkg::Lock::Timeout=60 -y "$@" >/dev/null 2>&1 </dev/null
}

if [ "$(id -u)" -eq 0 ] && quiet_apt_get update && quiet_apt_get install --no-install-recommends chromium; then
  echo "Installed chromium for the test of the emulator's page."
else
  echo "There is no browser, and none can be installed: the emulator's page is not tested in one."
fi
