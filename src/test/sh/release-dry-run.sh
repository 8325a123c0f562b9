#!/bin/sh
# release-dry-run.sh 0.1.0: makes the bundle for Maven Central and checks it. Uploads nothing, and signs with a key of its own.
set -eu
version=$1
shift
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'gpgconf --kill all; rm -r "$GNUPGHOME"' EXIT
gpg --quiet --batch --passphrase '' --quick-generate-key 'release dry run' default sign 1d
mvn -P release clean verify -Dmaven.test.skip -Drevision="$version" "$@"
