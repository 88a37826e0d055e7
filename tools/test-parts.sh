# What only the tests need: a browser, letters for it to draw, and PostgreSQL. Sourced by ./test, not run.

# The newest PostgreSQL server's programs, or nothing.
postgres_programs() {
  local found
  found=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1 || true)
  [[ -n "$found" ]] || found=$(command -v initdb || true)
  [[ -n "$found" ]] && dirname "$(readlink -f "$found")"
}

has_noto() { command -v fc-list >/dev/null && [[ -n $(fc-list 'Noto Sans' 2>/dev/null) ]]; }

has_chromium() { command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

# Chromium without windows where the system has it so: half as much work for each page. Else the whole of it.
chromium_package() { apt-cache show chromium-headless-shell >/dev/null 2>&1 && echo chromium-headless-shell || echo chromium; }

# Installs by apt what is missing; as root or through sudo without a password; else says what to install.
need_test_parts() {
  local missing=()
  [[ -n $(postgres_programs) ]] || missing+=(postgresql)
  has_chromium || missing+=(chromium)
  has_noto || missing+=(fontconfig fonts-noto-core)
  ((${#missing[@]})) || return 0
  local how=()
  if ((EUID != 0)); then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      how=(sudo -n)
    else
      echo "The tests need these packages: ${missing[*]}. Install them (apt-get install ${missing[*]}), then run this again." >&2
      exit 1
    fi
  fi
  if ! command -v apt-get >/dev/null; then
    echo "The tests need PostgreSQL's server, Chromium and the Noto Sans font. Install them with your system's packages, then run this again." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}…"
  local log
  log=$(mktemp)
  if ! { "${how[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
    "${how[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]/#chromium/$(chromium_package)}"; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "apt-get could not install ${missing[*]}. What it said stands above." >&2
    exit 1
  fi
  rm -f "$log"
}

# PostgreSQL refuses to run as root: then it runs as the user that its package made.
as_postgres() { if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi; }

# Starts a cluster of this run's own in folder $1, reached by a socket in it: no port to clash with another run, nobody else may enter.
start_postgres() {
  local programs folder=$1
  programs=$(postgres_programs)
  mkdir -p "$folder"
  chmod 700 "$folder"
  ((EUID == 0)) && chown postgres "$folder"
  (
    cd "$folder"
    as_postgres "$programs/initdb" -D "$folder/db" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 &&
      as_postgres "$programs/pg_ctl" -D "$folder/db" -l "$folder/log" -w -t 60 \
        -o "-c listen_addresses='' -k '$folder' -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start >"$folder/start.log" 2>&1
  ) || {
    cat "$folder"/*.log "$folder/log" >&2 2>/dev/null
    echo "PostgreSQL did not start. What it said stands above." >&2
    return 1
  }
}

# Stops exactly the cluster in folder $1: its process is named in its own folder.
stop_postgres() {
  [[ -f "$1/db/postmaster.pid" ]] && (cd "$1" && as_postgres "$(postgres_programs)/pg_ctl" -D "$1/db" -m immediate -w stop >/dev/null 2>&1)
  return 0
}
