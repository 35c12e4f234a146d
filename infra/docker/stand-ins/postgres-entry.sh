#!/bin/bash
# As the official entry script does it for the account `postgres`: an empty data folder is initialised with the password of
# POSTGRES_PASSWORD_FILE.
set -eu
bin=/usr/lib/postgresql/17/bin
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # shellcheck disable=SC2086 # a list of flags, as the official image takes it
  "$bin/initdb" --pgdata="$PGDATA" --username=postgres --pwfile="$POSTGRES_PASSWORD_FILE" ${POSTGRES_INITDB_ARGS:-}
  printf '\nhost all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  sed -i "s/^#listen_addresses = .*/listen_addresses = '*'/" "$PGDATA/postgresql.conf"
fi
program=$1
shift
exec "$bin/$program" "$@"
