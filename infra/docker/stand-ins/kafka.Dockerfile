# Stands in for apache/kafka: the same account and folders, and the two programs that start-kafka.sh calls.
FROM fundtrace-stand-in/debian
RUN groupadd --gid 1000 appuser && useradd --uid 1000 --gid 1000 --create-home appuser
COPY java /opt/java/openjdk
COPY libs /opt/kafka/libs
COPY kafka-storage.sh kafka-server-start.sh /opt/kafka/bin/
RUN install -d -o appuser -g appuser /var/lib/kafka/data /mnt/shared/config /etc/kafka/secrets
VOLUME ["/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"]
USER appuser
