# What the front doors need, with a message that says what to do. Sourced, not run.
need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    echo "Tirek needs the .NET 10 SDK. Install the package dotnet-sdk-10.0 of your system, or see the .NET download page, then run this again." >&2
    exit 1
  fi
}

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "Tirek needs Node.js (20 or later) with npm to bundle its style sheets. Install the packages nodejs and npm of your system, then run this again." >&2
    exit 1
  fi
  local major
  major=$(node --version | sed 's/^v//; s/\..*//')
  if ((major < 20)); then
    echo "Tirek needs Node.js 20 or later; this is $(node --version)." >&2
    exit 1
  fi
}
