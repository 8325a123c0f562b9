#!/bin/sh
# Builds the last commit twice: in two folders, on two days, in two time zones and languages, with two umasks and user names.
# Fails unless each file of a release is the same, byte for byte.
set -eu
cd "$(dirname "$0")/../../.."
command -v faketime >/dev/null || sh src/test/sh/install.sh faketime
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() ( # folder, options of Maven
  git clone -q . "$1"
  cd "$1"
  shift
  mvn -q -P release package -Dmaven.test.skip -Dspotless.check.skip -Drevision=0.1.0 "$@" >&2
  cd target
  sha256sum -- *.jar *-cyclonedx.json .flattened-pom.xml
)

build "$work/one" >"$work/one.sums"
(
  umask 077
  export TZ=Asia/Kolkata JAVA_TOOL_OPTIONS='-Duser.language=de -Duser.country=DE -Duser.name=somebody'
  # Offline, as the certificates of the repositories have expired by then.
  export FAKETIME='@2037-02-03 23:59:00'
  LD_PRELOAD=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1 build "$work/two/deeper" -o >"$work/two.sums"
)
cat "$work/one.sums"
[ "$(wc -l <"$work/one.sums")" = 9 ] || { echo "There must be 9 files to compare."; exit 1; }
diff "$work/one.sums" "$work/two.sums" || { echo "The two builds must be equal, but differ in these files."; exit 1; }
echo "The two builds are equal."
