using System.Collections.Frozen;

namespace Tirek.Server.Imports;

/// <summary>Why something is in the report: stable codes, each with a sentence for the operator.</summary>
internal static class Reasons
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["absent-resource"] = "The descriptor lists a file that is not there.",
        ["empty-file"] = "The file holds no rows.",
        ["unknown-resource"] = "The standard has no such table; its rows are kept with the records they point to.",
        ["encoding"] = "The file is not UTF-8; it was read in the encoding named.",
        ["unreadable-characters"] = "Some bytes are no characters in the file's encoding.",
        ["control-characters"] = "Invisible control characters were taken out.",
        ["broken-quoting"] = "A quotation mark is opened and not closed.",
        ["stray-quote"] = "A quotation mark stands in the middle of a value.",
        ["too-few-columns"] = "The row has fewer columns than the heading.",
        ["too-many-columns"] = "The row has more columns than the heading.",
        ["too-long"] = "A value is longer than a million characters.",
        ["duplicate-column"] = "Two columns have the same name.",
        ["unknown-column"] = "The standard has no such column; it is kept for the owner.",
        ["missing-column"] = "A column that the standard requires is not there.",
        ["no-known-column"] = "No column of the file is one of its table.",
        ["blank-id"] = "The row has no id; one was derived from its content.",
        ["duplicate-row"] = "The same row stands in the file twice.",
        ["duplicate-id"] = "The id is used twice with different content; the second was given a derived id.",
        ["empty-row"] = "The row says nothing.",
        ["escaped-newline"] = "Line breaks were written as \\n.",
        ["mojibake"] = "The text was garbled by a wrong encoding on its way here.",
        ["formula"] = "The value begins like a formula of a spreadsheet; it is text.",
        ["unclear-flag"] = "The privacy column holds neither yes nor no; it was taken for yes.",
        ["withheld-address"] = "A privacy flag withholds address, position and directions: they are not stored, the area stands for them.",
        ["same-address"] = "The address is that of a withheld place, so it is withheld here too.",
        ["withheld-text"] = "A withheld value stood in this text and was struck from it.",
        ["maybe-address"] = "The address is withheld, but this text seems to hold an address or directions.",
        ["withheld-phone"] = "A privacy flag keeps the telephone for professionals.",
        ["withheld-contact"] = "A privacy flag keeps the contact person for the owner.",
        ["withheld-value"] = "A privacy flag keeps this value for the owner.",
        ["controlled"] = "A flag takes the record out of every list.",
        ["internal-note"] = "An internal note is kept for the owner.",
        ["missing-organization"] = "The organisation is not in the feed.",
        ["missing-service"] = "The service is not in the feed.",
        ["missing-location"] = "The location is not in the feed.",
        ["missing-term"] = "The term is not in the feed's taxonomy.",
        ["missing-program"] = "The program is not in the feed.",
        ["missing-record"] = "The row does not say to which record of the feed it belongs.",
        ["unused-term"] = "No service uses the term.",
        ["cyclic-parent"] = "Following the parents leads back to the start.",
        ["missing-parent"] = "The parent is not in the feed.",
        ["no-name"] = "The record has no name.",
        ["status-assumed"] = "The status is empty; active was assumed.",
        ["unknown-status"] = "The status is none of the standard; the service is kept as inactive.",
        ["type-assumed"] = "The type is empty; physical was assumed.",
        ["unknown-type"] = "The type is none of the standard; it was taken for physical.",
        ["unused-translation"] =
            "The translation is of a language that Tirek does not speak, or of a field that is empty; it is kept for the owner.",
        ["unknown-place"] = "No place of our list has this key; it is kept for the owner.",
        ["bad-number"] = "This is no number.",
        ["bad-json"] = "This is no sound JSON, says one thing twice, or is nested deeper than any record.",
        ["not-an-object"] = "This is no object with the fields of a record.",
        ["url-scheme"] = "The web address had no https:// in front.",
        ["bad-url"] = "This is no web address.",
        ["bad-email"] = "This is no e-mail address.",
        ["bad-age"] = "This is no age.",
        ["swapped-ages"] = "The lowest age was above the highest.",
        ["bad-hours"] = "The opening hours could not be understood; they are shown as written.",
        ["bad-date"] = "This is no date.",
        ["bad-phone"] = "The telephone has no number.",
        ["bad-country"] = "This is no country code.",
        ["bad-coordinates"] = "This is no place on earth.",
        ["zero-coordinates"] = "Both coordinates are zero, which means: not known.",
        ["half-coordinates"] = "One of the two coordinates is missing.",
        ["swapped-coordinates"] = "Latitude and longitude were swapped.",
        ["decimal-comma"] = "The coordinate was written with a comma.",
        ["unknown-language"] = "The language is kept as written; its code is not known.",
        ["mixed-programme"] =
            "A service for survivors carries a term of programmes for people who use violence; it is kept as help, without that term.",
        ["term-for-professionals"] = "The term is for professionals unless the owner chooses otherwise; it is kept for the owner.",
        ["duplicate-language"] = "The same language is named twice.",
        ["duplicate-link"] = "The same link stands in the feed under another id.",
        ["probable-duplicate"] = "The same service seems to be in the feed under another id.",
        ["id-elsewhere"] = "A record of another source has this id; another was derived.",
    }.ToFrozenDictionary();

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    public static string Sentence(string reason) => Sentences[reason];
}
