#!/bin/sh
# A private PostgreSQL for the tests, thrown away afterwards: postgres.sh start FOLDER [SETTING=VALUE] | stop FOLDER
#
# `postgres.sh restart FOLDER` crashes the one that runs, or begins again after one that was killed, on the same port.
. "$(dirname -- "$0")/common.sh"

[ $# -ge 2 ] || stop "usage: $0 start|restart|stop FOLDER"
folder=$2

if [ "$1" = stop ]; then
    end "$folder/data/postmaster.pid" INT
    exit
fi

binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$binaries" ] || binaries=$(dirname -- "$(command -v initdb || echo /none/initdb)")
[ -x "$binaries/initdb" ] || stop "PostgreSQL is not installed (Debian: apt install postgresql)."

mkdir -p "$folder"
user=$(server_user postgres)

if [ "$1" = restart ]; then
    cd "$folder"
    # The children of a killed server need a moment to notice, and none may run when the next one starts.
    until_true as "$user" "$binaries/pg_ctl" restart --mode immediate --pgdata "$folder/data" --log "$folder/postgres.log" \
        --wait --timeout 30 || stop "PostgreSQL did not start again: $(tail -n 1 "$folder/postgres.log")"
    exit
fi

settings=
for each in "$@"; do
    case $each in *=*) settings="$settings -c $each" ;; esac
done
password=$("${PYTHON:-python3}" -c 'import secrets; print(secrets.token_hex(16))')
printf '%s\n' "$password" > "$folder/password"
[ "$(id -u)" != 0 ] || chown -R "$user" "$folder"
cd "$folder"

as "$user" "$binaries/initdb" --pgdata "$folder/data" --username funil --pwfile "$folder/password" \
    --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --no-sync > "$folder/initdb.log" 2>&1 ||
    stop "initdb failed: $(tail -n 1 "$folder/initdb.log")"

port=$(free_port)
# A test's data need not survive a power cut, so nothing waits for the disk.
as "$user" "$binaries/pg_ctl" start --pgdata "$folder/data" --log "$folder/postgres.log" --wait --timeout 30 --options "\
    -c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c timezone=UTC $settings" > "$folder/pg_ctl.log" 2>&1 ||
    stop "PostgreSQL did not start: $(tail -n 1 "$folder/postgres.log")"

PGPASSWORD=$password "$binaries/createdb" --host 127.0.0.1 --port "$port" --username funil funil
echo "postgres://funil:$password@127.0.0.1:$port/funil"
