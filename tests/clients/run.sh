#!/usr/bin/env bash
# Runs the audit of graphql-http and the npm clients' story against the server at FUNIL_URL (with FUNIL_EMAIL, FUNIL_PASSWORD and FUNIL_ORIGIN, an origin it lists).
# Without FUNIL_URL it starts a demonstration server of its own in a temporary folder, and stops it afterwards.
set -euo pipefail
cd "$(dirname "$0")"

npm ci --silent
export FUNIL_ORIGIN=${FUNIL_ORIGIN:-http://localhost:5173}

if [ -z "${FUNIL_URL:-}" ]; then
  set -m # a process group of its own for the server, so that all of it is stopped
  root=$(cd ../.. && pwd)
  folder=$(mktemp -d)
  server=
  # The server refuses FUNIL_ names that are not its settings.
  funil='env -u FUNIL_URL -u FUNIL_ORIGIN -u FUNIL_EMAIL -u FUNIL_PASSWORD ./funil'
  stop() {
    [ -z "$server" ] || { kill -TERM -- "-$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    rm -rf "$folder"
  }
  trap stop EXIT

  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  export FUNIL_DATA_DIR=$folder/data FUNIL_PORT=$port FUNIL_ORIGINS=$FUNIL_ORIGIN
  export FUNIL_URL=http://127.0.0.1:$port
  (cd "$root" && $funil serve --demo) >"$folder/log" 2>&1 &
  server=$!

  for _ in $(seq 240); do
    node -e "fetch('$FUNIL_URL/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))" && ready=yes && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.25
  done
  [ "${ready:-}" = yes ] || { cat "$folder/log" >&2; echo "The demonstration server did not become ready." >&2; exit 1; }

  # One JSON object a line: {"email": …, "password": …, "role": …}. The story needs someone who sees every channel.
  users=$(cd "$root" && $funil demo users)
  read -r FUNIL_EMAIL FUNIL_PASSWORD < <(node -e '
    const users = process.argv[1].split("\n").filter((line) => line.startsWith("{")).map(JSON.parse);
    const { email, password } = users.find(({ role }) => role === "MANAGER") ?? users.find(({ role }) => role === "ADMIN");
    console.log(email, password);' "$users")
  export FUNIL_EMAIL FUNIL_PASSWORD
fi

status=0
node audit.mjs || status=$?
node story.mjs || status=$?
[ "$status" = 0 ] || [ -z "${folder:-}" ] || { echo "The server's last words:" >&2; tail -n 30 "$folder/log" >&2; }
exit "$status"
