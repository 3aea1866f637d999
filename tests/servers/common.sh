# What the private servers of the tests share: a free port, a user that is not root, a way to end. Sourced, not run.
#
# Each server script is called `start FOLDER` (prints the server's URL) or `stop FOLDER`. All it writes is in FOLDER.

set -eu

say() { printf '%s\n' "${0##*/}: $*" >&2; }
stop() { say "$*"; exit 1; }

free_port() { "${PYTHON:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# The user that the server runs as: the given one where root can choose and it exists, else nobody; without root, oneself.
server_user() {
    if [ "$(id -u)" != 0 ]; then id -un
    elif id "$1" >/dev/null 2>&1; then echo "$1"
    else echo nobody
    fi
}

as() {
    user=$1
    shift
    if [ "$(id -un)" = "$user" ]; then "$@"
    else setpriv --reuid "$user" --regid "$(id -gn "$user")" --init-groups --no-new-privs -- env HOME=/nonexistent "$@"
    fi
}

# Waits, for ten seconds at most, until a command succeeds.
until_true() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || return 1
        sleep 0.1
    done
}

listens() { "${PYTHON:-python3}" -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1).close()' "$1"; }

# Ends the process that a pid file names, and waits for it: politely first, then not.
end() {
    [ -s "$1" ] || return 0
    pid=$(head -n 1 "$1")
    kill "-${2:-TERM}" "$pid" 2>/dev/null || return 0
    until_true gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
}

gone() { ! kill -0 "$1" 2>/dev/null || grep -q '^State:.Z' "/proc/$1/status"; }
