#!/bin/sh
# A private Redis for the tests, set as in production: redis.sh start FOLDER | stop FOLDER
#
# Started again in the same folder it has the port and the data of before.
. "$(dirname -- "$0")/common.sh"

[ $# = 2 ] || stop "usage: $0 start|stop FOLDER"
folder=$2

if [ "$1" = stop ]; then
    end "$folder/redis.pid"
    exit
fi

command -v redis-server >/dev/null || stop "Redis is not installed (Debian: apt install redis-server)."
mkdir -p "$folder"
user=$(server_user redis)
[ "$(id -u)" != 0 ] || chown -R "$user" "$folder"
[ -s "$folder/port" ] || free_port > "$folder/port"
port=$(cat "$folder/port")

as "$user" redis-server --bind 127.0.0.1 --port "$port" --dir "$folder" --pidfile "$folder/redis.pid" --daemonize yes \
    --logfile "$folder/redis.log" --appendonly yes --maxmemory-policy noeviction > /dev/null
until_true listens "$port" || stop "Redis did not start: $(tail -n 1 "$folder/redis.log")"
echo "redis://127.0.0.1:$port/0"
