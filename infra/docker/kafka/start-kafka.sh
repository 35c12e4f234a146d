#!/usr/bin/env bash
# The command of the Kafka container, with two programs of the official image. Its own entry script formats the storage without
# --add-scram, and a cluster that is born without one account can never be entered to make the others.
set -euo pipefail

config=/mnt/shared/config/server.properties
secrets=/run/secrets

accounts=()
for file in "$secrets"/kafka-*; do
  accounts+=(--add-scram "SCRAM-SHA-512=[name=${file##*/kafka-},password=$(<"$file")]")
done

# Only the first start formats: accounts and cluster id are in the volume from then on.
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$config" "${accounts[@]}"
exec /opt/kafka/bin/kafka-server-start.sh "$config"
