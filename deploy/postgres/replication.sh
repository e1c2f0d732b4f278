#!/bin/sh
# Run once by the image, when the primary's cluster is made: lets the replica in.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --variable password="$REPLICATION_PASSWORD" <<'SQL'
create role replicator replication login password :'password';
SQL
echo "host replication replicator all scram-sha-256" >> "$PGDATA/pg_hba.conf"
