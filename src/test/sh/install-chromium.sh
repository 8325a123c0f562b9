#!/bin/sh
# Installs Chromium and its driver for the browser tests. Gives up early where it cannot.
set -eu
if command -v chromedriver >/dev/null && command -v chromium >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null; then echo "chromium is missing, and there is no apt-get"; exit 1; fi
if [ "$(id -u)" != 0 ]; then echo "chromium is missing; install it: apt-get install chromium chromium-driver"; exit 1; fi
export DEBIAN_FRONTEND=noninteractive
apt() { timeout 300 apt-get -q -o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10 "$@"; }
apt update || true # what is known already may do
apt install -y --no-install-recommends chromium chromium-driver
