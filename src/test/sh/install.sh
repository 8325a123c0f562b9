#!/bin/sh
# Installs Debian packages that tests need, the programs alone. Gives up early where it cannot.
set -eu
if ! command -v apt-get >/dev/null; then echo "$* is missing, and there is no apt-get"; exit 1; fi
if [ "$(id -u)" != 0 ]; then echo "$* is missing; install it: apt-get install $*"; exit 1; fi
export DEBIAN_FRONTEND=noninteractive
apt() { timeout 300 apt-get -q -o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10 "$@"; }
apt update || true # the package lists that are there may do
apt install -y --no-install-recommends "$@"
