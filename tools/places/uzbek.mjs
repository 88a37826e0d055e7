// Uzbek Latin to Uzbek Cyrillic for names of places. Only U+02BB (oʻ, gʻ) and U+02BC (tutuq) are read; a name that the
// rules get wrong carries its own Cyrillic form in the table.

const pairs = {
    "oʻ": "ў", "gʻ": "ғ", sh: "ш", ch: "ч", yo: "ё", yu: "ю", ya: "я", ye: "е",
    a: "а", b: "б", d: "д", e: "е", f: "ф", g: "г", h: "ҳ", i: "и", j: "ж", k: "к", l: "л", m: "м", n: "н", o: "о", p: "п",
    q: "қ", r: "р", s: "с", t: "т", u: "у", v: "в", x: "х", y: "й", z: "з", "ʼ": "ъ",
};

/** The Cyrillic form of an Uzbek name; throws on a letter that Uzbek Latin does not have. */
export function cyrillic(name) {
    let out = "";
    for (let i = 0; i < name.length; ) {
        const rest = name.slice(i);
        const lower = rest.toLowerCase();
        if (!/^[\p{L}ʻʼ]/u.test(lower)) {
            out += rest[0];
            i++;
            continue;
        }
        // "yoʻ" is y + oʻ, never yo.
        const size = pairs[lower.slice(0, 2)] && !lower.startsWith("yoʻ") ? 2 : 1;
        let letter = pairs[lower.slice(0, size)];
        if (!letter) throw new Error(`${name}: no Uzbek letter ${rest[0]}`);
        const before = name[i - 1]?.toLowerCase();
        if (lower[0] === "e" && (!before || !/\p{L}/u.test(before) || "aoui".includes(before))) letter = "э";
        out += rest[0] === lower[0] ? letter : letter.toUpperCase();
        i += size;
    }
    return out;
}
