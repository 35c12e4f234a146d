#!/usr/bin/env bash
# The command of the Kafka container, with two programs of the official image. Its own entry script formats the storage without
# --add-scram, and a cluster that is born without one account can never be entered to make the others.
set -euo pipefail

config=/mnt/shared/config/server.properties
data=/var/lib/kafka/data
secrets=/run/secrets

# Only the first start formats: accounts and cluster id are in the volume from then on. The tool writes meta.properties last.
if [[ ! -e $data/meta.properties ]]; then
  # Whoever may list processes sees their arguments, and so those with passwords are in a file (0600, in memory), one a line.
  arguments=$(umask 077 && mktemp /tmp/format.XXXXXX)
  trap 'rm -f "$arguments"' EXIT
  {
    printf '%s\n' format "--cluster-id=$(<"$secrets/cluster-id")" --config "$config"
    for file in "$secrets"/kafka-*; do
      printf '%s\n' --add-scram "SCRAM-SHA-512=[name=${file##*/kafka-},password=$(<"$file")]"
    done
  } >"$arguments"
  /opt/kafka/bin/kafka-storage.sh "@$arguments"
  rm -f "$arguments"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$config"
