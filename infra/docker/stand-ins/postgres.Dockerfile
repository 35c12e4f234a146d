# Stands in for postgres:17: the same account, folders, password file and first start, as far as docker-compose.yml uses them.
FROM fundtrace-stand-in/debian
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres
COPY native /usr/lib/postgresql/17
COPY postgres-entry.sh pg_isready /usr/local/bin/
RUN install -d -o postgres -g postgres /var/lib/postgresql/data /var/run/postgresql
ENV PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["postgres-entry.sh"]
CMD ["postgres"]
