#!/usr/bin/env bash
# Builds the site and tests it in Chromium, which it installs where it may.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error
node build.js
found() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! found >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo 'installing chromium'
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null 2>&1 || true
fi
if ! CHROMIUM=$(found); then
  echo 'skipped: the tests of the site in a browser; there is no Chromium here, and it cannot be installed'
  exit 0
fi
export CHROMIUM
npm test --silent
