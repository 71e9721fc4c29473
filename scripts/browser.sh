#!/bin/sh
# Gets what the tests of the emulator's page in a browser need: axe-core, which finds barriers, where npm is there, and Debian's
# chromium, where there is no browser and root may install one. Never fails, offline neither: what is missing is left out.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
axe=axe-core@4.14.1

if [ ! -e "$root/tools/axe/node_modules/axe-core/axe.min.js" ] && command -v npm >/dev/null 2>&1; then
  mkdir -p "$root/tools/axe"
  npm install --prefix "$root/tools/axe" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund \
    --fetch-retries=0 --fetch-timeout=20000 "$axe" >/dev/null 2>&1 </dev/null || echo "There is no axe-core: nothing looks for barriers."
fi

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
