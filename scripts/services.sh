#!/usr/bin/env bash
# Runs a command with a PostgreSQL cluster and a Redis server of its own, and removes them afterwards:
#   scripts/services.sh pytest …
# Their programs must be installed; a server that already runs on the machine is not touched.
set -euo pipefail

folder=$(mktemp -d)
# Debian keeps these off the PATH, one folder for each version.
programs=$(dirname "$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)")
if [[ ! -x $programs/initdb ]] || ! type -P redis-server >/dev/null; then
  echo "PostgreSQL or Redis is not installed: sudo apt-get install postgresql redis-server" >&2
  exit 1
fi

as_owner() { # PostgreSQL refuses to run as root; its programs must not look into a folder that their user cannot enter
  if [[ $(id -u) == 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

stop() {
  if [[ -f $folder/redis.pid ]]; then kill "$(cat "$folder/redis.pid")"; fi
  if [[ -f $folder/database/postmaster.pid ]]; then
    as_owner "$programs/pg_ctl" stop --pgdata="$folder/database" --mode=fast --silent
  fi
  rm -rf "$folder"
}
trap stop EXIT

database_port=$(free_port)
redis_port=$(free_port)
password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
mkdir "$folder/database" "$folder/socket"
echo "$password" >"$folder/password"
chmod 755 "$folder"
if [[ $(id -u) == 0 ]]; then chown -R postgres "$folder"; fi

as_owner "$programs/initdb" --pgdata="$folder/database" --username=probant --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null
# Nothing here outlives the command, so nothing waits for the disk.
as_owner "$programs/pg_ctl" start --pgdata="$folder/database" --wait --silent --log="$folder/socket/server.log" \
  --options="-p $database_port -k $folder/socket -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
redis-server --port "$redis_port" --bind 127.0.0.1 --save "" --appendonly no --daemonize yes \
  --dir "$folder" --pidfile "$folder/redis.pid" >/dev/null
# It writes its number down a moment after it has gone to the background; without it, nobody could end it.
until [[ -s $folder/redis.pid ]]; do sleep 0.1; done

export DATABASE_URL="postgres://probant:$password@127.0.0.1:$database_port/postgres"
export REDIS_URL="redis://127.0.0.1:$redis_port/0" BROKER_URL="redis://127.0.0.1:$redis_port/1"
"$@"
