#!/bin/sh
# Builds the last commit twice: in two folders, on two days, in two time zones and languages, by two user names.
# Fails unless each file of a release is the same, byte for byte.
set -eu
cd "$(dirname "$0")/../../.."
[ -z "$(git status --porcelain)" ] || { echo "The work tree must be clean, but has changes: commit them first."; exit 1; }
echo "Commit $(git rev-parse HEAD)"
command -v faketime >/dev/null || sh src/test/sh/install.sh faketime
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() ( # folder
  git clone -q . "$1"
  cd "$1"
  mvn -q -P release package -Dmaven.test.skip -Dspotless.check.skip -Drevision=0.1.0 >&2
  cd target
  sha256sum -- *.jar *-cyclonedx.json .flattened-pom.xml
)

build "$work/one" >"$work/one.sums"
(
  export TZ=Asia/Kolkata JAVA_TOOL_OPTIONS='-Duser.language=de -Duser.country=DE -Duser.name=somebody'
  export FAKETIME=+36h # not years: Maven has to be online for the SBOM, and the repositories' certificates expire
  LD_PRELOAD=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1
  export LD_PRELOAD
  [ "$(date +%F)" != "$(env -u LD_PRELOAD date +%F)" ] || { echo "The clock must be faked, but is not: $LD_PRELOAD was not loaded."; exit 1; }
  build "$work/two/deeper" >"$work/two.sums"
)
cat "$work/one.sums"
[ "$(wc -l <"$work/one.sums")" = 9 ] || { echo "There must be 9 files to compare."; exit 1; }
diff "$work/one.sums" "$work/two.sums" || { echo "The two builds must be equal, but differ in these files."; exit 1; }
echo "The two builds are equal."
