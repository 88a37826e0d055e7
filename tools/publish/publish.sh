#!/usr/bin/env bash
# ./dev publish calls it: an archive that runs on a machine where nothing of ours is installed.
# publish.sh SYSTEM FOLDER   SYSTEM is linux-x64 or win-x64; FOLDER is where the archive goes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
system=$1
to=$2

refuse() { echo "$1" >&2; exit 2; }

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
name="tirek-$version"
work=$(mktemp -d "${TMPDIR:-/tmp}/tirek-publish.XXXXXX")
trap 'rm -rf "$work"' EXIT
made="$work/$name"
mkdir -p "$made/program" "$made/licences" "$made/samples" "$to"

# ICU formats dates in the eight languages; not every machine has it. The one that this machine's own .NET uses goes along.
icu=()
if [[ $system == linux-x64 ]]; then
  libraries=$(ldconfig -p | sed -n 's:^\s*libicuuc\.so\.\([0-9]*\) .*=> \(.*\)$:\1 \2:p' | grep x86_64 | sort -n | tail -1)
  [[ -n $libraries ]] || refuse "./dev publish linux-x64 needs ICU to put it into the archive. Install the package libicu-dev of your system."
  icu_version=${libraries%% *}
  for part in libicuuc libicui18n libicudata; do
    cp -L "$(dirname "${libraries#* }")/$part.so.$icu_version" "$made/program/"
  done
  for licence in /usr/share/doc/libicu"$icu_version"/copyright /usr/share/licenses/icu/LICENSE; do
    [[ -f $licence ]] && cp "$licence" "$made/licences/icu.txt"
  done
  [[ -f $made/licences/icu.txt ]] || refuse "The licence of ICU $icu_version is not on this machine, and it must go along. Install the package libicu$icu_version with its documentation."
  icu=("-p:AppLocalIcu=$icu_version")
fi

# Machine code goes along: on the old PC of a node, compiling at each start is a third of what the start takes (docs/decisions/0015).
ready=()
[[ $system == linux-x64 ]] && ready=(-p:PublishReadyToRun=true)

if ! dotnet publish "$root/src/Server" -c Release -r "$system" --self-contained --nologo -v quiet -o "$made/program" \
  -p:RunAnalyzers=false -p:DebugType=none -p:GenerateDocumentationFile=false "${icu[@]}" "${ready[@]}" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  echo "The program could not be published. What was said stands above." >&2
  exit 1
fi
rm -rf "$made/program/wwwroot" "$made/program"/*.staticwebassets.endpoints.json "$made/program/web.config"

packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
runtime=$(ls -d "${packages%/}/microsoft.netcore.app.runtime.$system"/* | sort -V | tail -1)
cp "$runtime/LICENSE.TXT" "$made/licences/dotnet.txt"
cp "$runtime/THIRD-PARTY-NOTICES.TXT" "$made/licences/dotnet-third-parties.txt"
node "$here/third-party.mjs" "$made/program" "$packages" >"$made/THIRD-PARTY.md"

cp "$root/LICENSE" "$here/README.md" "$root/docs/operating.md" "$made/"
cp -r "$root/samples/small-feed" "$made/samples/"
echo "$version $system" >"$made/VERSION"
find "$made" -type d -exec chmod 755 {} +
find "$made" -type f -exec chmod 644 {} +

# Every file carries the time of the commit: the same sources make the same list of files.
time=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 946684800)
find "$made" -exec touch -h -d "@$time" {} +
if [[ $system == linux-x64 ]]; then
  cp "$here/tirek" "$here/run" "$made/"
  chmod 755 "$made/tirek" "$made/run" "$made/program/Tirek.Server"
  archive="$to/$name-$system.tar.gz"
  tar --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner -C "$work" -cf - "$name" | gzip -9n >"$archive.new"
else
  cp "$here/tirek.cmd" "$here/run.cmd" "$made/"
  archive="$to/$name-$system.zip"
  mkdir "$work/zip"
  mv "$made" "$work/zip/"
  made="$work/zip/$name"
  dotnet msbuild "$here/zip.proj" -nologo -v:quiet -p:From="$work/zip" -p:To="$archive.new"
fi
mv "$archive.new" "$archive"
echo "$archive  $(($(stat -c %s "$archive") / 1024 / 1024)) MB, unpacked $(du -sm "$made" | cut -f1) MB"
