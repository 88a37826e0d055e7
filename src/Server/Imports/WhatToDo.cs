using System.Collections.Frozen;

namespace Tirek.Server.Imports;

/// <summary>
/// What an operator can do about each reason of <see cref="Reasons"/>, by its code; one table with nothing but sentences in it, as a translator wants it.
/// </summary>
internal static class WhatToDo
{
    private const string Nothing = "Nothing: it was put right and nothing was lost.";
    private const string AskSource = "Tell the source, with file and row, so that its next edition is right.";
    private const string LookAndAsk = "Look at what the directory shows now, and tell the source what stands there wrongly.";
    private const string MissingRecord =
        "Ask the source for the record that it points to, or for the right id. Until then the row stands without it or waits in quarantine.";
    private const string Withheld = "Nothing: this is what the source asked for. Do not put the value back by hand.";
    private const string FindValue = "If you know the right value, tell the source; the listing stands without it until the next edition.";

    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["absent-resource"] = "Ask the source for the file, or to take it out of the descriptor.",
        ["empty-file"] = "If there should be rows, ask the source for a whole feed and take this import back.",
        ["unknown-resource"] = "Nothing, unless it is a table of the standard under another name: then ask the source to rename it.",
        ["encoding"] = "Look at some names in the directory. If letters are wrong, ask the source to write UTF-8.",
        ["unreadable-characters"] = "Look at the rows named: letters are missing there. Ask the source to write UTF-8.",
        ["control-characters"] = Nothing,
        ["broken-quoting"] = "Ask the source to mend the row: what follows the open quotation mark could not be read.",
        ["stray-quote"] = Nothing,
        ["too-few-columns"] = AskSource,
        ["too-many-columns"] = AskSource,
        ["too-long"] = "Ask the source what the value is: no field of a directory is that long.",
        ["duplicate-column"] = "Ask the source which of the columns counts: the first was read, the other is kept for the owner.",
        ["unknown-column"] = "Nothing. If it says who may see a value, tell the source which column of the standard means that.",
        ["missing-column"] = AskSource,
        ["no-heading"] =
            "Ask the source for the file with its heading line: without one nothing of it was read, since a flag might be among its columns.",
        ["privacy-column"] =
            "Ask the source what the column means. Until then more is withheld than it may want: that can be mended, the contrary cannot.",
        ["says-withheld"] = "Ask the source whether the address may be shown. If so, the text has to say something else.",
        ["unread-flag"] = "Ask the source to mend the row. Until then all that it names is withheld.",
        ["withheld-elsewhere"] = "Nothing, if the other source is right. If this place may be shown, the other source has to say so first.",
        ["withheld-in-others"] =
            "Tell the other sources that the place is withheld, so that their next editions are right. What was printed stays out there.",
        ["hidden-before"] = "Look whether it is the listing that was hidden. If it may be shown, ./tirek listing unhide ID shows it.",
        ["no-known-column"] = "Ask the source whether the file has the right name: nothing of it was read.",
        ["blank-id"] = "Ask the source to give the row an id: without one it is a new record as soon as a word of it changes.",
        ["duplicate-row"] = Nothing,
        ["duplicate-id"] = "Ask the source which of the two is right: both are kept.",
        ["empty-row"] = Nothing,
        ["escaped-newline"] = Nothing,
        ["mojibake"] = LookAndAsk,
        ["formula"] = Nothing,
        ["unclear-flag"] = "Ask the source what it means: until then the value is kept from the public.",
        ["withheld-address"] = Withheld,
        ["same-address"] = "Nothing, if both are the same house. If not, ask the source to write the addresses apart.",
        ["withheld-text"] = "Read the text as it is shown now: words around a struck value may still tell where it is.",
        ["maybe-address"] =
            "Read the text today. If it tells where the place is, hide the listing (./tirek listing hide ID) and ask the source to change it.",
        ["withheld-phone"] = Withheld,
        ["withheld-contact"] = Withheld,
        ["withheld-value"] = Withheld,
        ["controlled"] = Withheld,
        ["internal-note"] = Withheld,
        ["missing-organization"] = MissingRecord,
        ["missing-service"] = MissingRecord,
        ["missing-location"] = MissingRecord,
        ["missing-term"] = "Ask the source for its whole taxonomy: the service is not found under this term.",
        ["missing-program"] = AskSource,
        ["missing-record"] = MissingRecord,
        ["unused-term"] = Nothing,
        ["cyclic-parent"] = AskSource,
        ["missing-parent"] = AskSource,
        ["no-name"] = "Ask the source for the name: nobody can find a record without one.",
        ["status-assumed"] = "Ask the source whether the service is open: people are shown it as active.",
        ["unknown-status"] = "Ask the source whether the service is open: nobody is shown it until its status is one of the standard.",
        ["unknown-state"] = "Ask the source whether the programme is open: people are shown it as closed for a time.",
        ["type-assumed"] = AskSource,
        ["unknown-type"] = "Ask the source which of the standard's types is meant.",
        ["unused-translation"] = Nothing,
        ["unknown-place"] = "Ask the source for the key that our list of places has for it.",
        ["bad-number"] = FindValue,
        ["bad-json"] = "Ask the source to mend the record: nothing of it was read.",
        ["not-an-object"] = "Ask the source to mend the record: nothing of it was read.",
        ["url-scheme"] = Nothing,
        ["bad-url"] = FindValue,
        ["bad-email"] = FindValue,
        ["bad-age"] = FindValue,
        ["swapped-ages"] = LookAndAsk,
        ["bad-hours"] =
            "Ask the source to write the hours in the standard's fields: as they are, nobody can be told whether it is open now.",
        ["bad-date"] = FindValue,
        ["bad-phone"] = "Find out the number and tell the source: without it nobody can call.",
        ["bad-country"] = FindValue,
        ["bad-coordinates"] = FindValue,
        ["zero-coordinates"] = FindValue,
        ["half-coordinates"] = FindValue,
        ["swapped-coordinates"] = "Look on the map whether the place is where it should be.",
        ["decimal-comma"] = Nothing,
        ["unknown-language"] = "Ask the source for the code of the language (ISO 639).",
        ["mixed-programme"] =
            "Ask the source which of the two it is: help for survivors and programmes for those who use violence never stand together.",
        ["term-for-professionals"] = Withheld,
        ["duplicate-language"] = Nothing,
        ["duplicate-link"] = Nothing,
        ["probable-duplicate"] = "Compare both. If they are one, ask the source to keep one of the ids.",
        ["id-elsewhere"] = "Ask both sources whether they mean the same: then one of the two listings has to go.",
    }.ToFrozenDictionary();

    public static string Sentence(string reason) => Sentences[reason];
}
