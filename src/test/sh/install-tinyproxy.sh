#!/bin/sh
# Installs tinyproxy for RealProxyTest: the program alone, no service. Gives up early where it cannot.
set -eu
if [ -x /usr/bin/tinyproxy ]; then exit 0; fi
if ! command -v apt-get >/dev/null; then echo "tinyproxy is missing, and there is no apt-get"; exit 1; fi
if [ "$(id -u)" != 0 ]; then echo "tinyproxy is missing; install it: apt-get install tinyproxy-bin"; exit 1; fi
export DEBIAN_FRONTEND=noninteractive
apt() { timeout 90 apt-get -q -o Acquire::Retries=0 -o Acquire::http::Timeout=10 -o Acquire::https::Timeout=10 "$@"; }
apt update || true # what is known already may do
apt install -y --no-install-recommends tinyproxy-bin
