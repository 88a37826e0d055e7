using System.Text.RegularExpressions;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Makes the parts that organisations, places and listings share: telephones, contacts, languages, funding.</summary>
internal static partial class ReadParts
{
    public static IReadOnlyList<Held<Phone>> Phones(this FeedContext context, RecordText text, FeedRow record)
    {
        var phones = new List<Held<Phone>>();
        // A number that belongs to a contact belongs to the contact's record too.
        foreach (var row in record.Of("phone").Concat(record.Of("contact").SelectMany(c => c.Of("phone"))).Distinct().ToList())
        {
            if (row["number"] is not { } number || !number.Any(char.IsDigit))
            {
                context.Defects.Quarantine(row, "number", "bad-phone", row["number"]);
                continue;
            }
            var audience = context.Withholding.AudienceOf(row, record);
            if (audience != Audience.Public)
                context.Defects.Add(row, "number", "withheld-phone", Done.Kept);
            if (text.OfPart(row, "number") is not { } kept || !kept.Any(char.IsDigit))
                continue;
            var split = Extension().Match(kept.Length <= LongestNumber ? kept : "");
            phones.Add(
                Held.For(
                    audience,
                    new Phone(context.Ids.Of(row), split.Success ? split.Groups[1].Value.Trim() : kept)
                    {
                        Extension = text.OfPart(row, "extension") ?? (split.Success ? split.Groups[2].Value : null),
                        Type = text.Of(row, "type"),
                        Description = text.Local(row, "description") ?? text.Local(row, "department"),
                        Languages = [.. Codes(row["language"]).Concat(CodesOf(row)).Distinct()],
                        IsInvented = ReadValue.YesNo(row["is_invented"]) == true,
                    }
                )
            );
            text.KeepOthers(row);
        }
        return phones;
    }

    public static IReadOnlyList<Held<Contact>> Contacts(this FeedContext context, RecordText text, FeedRow record)
    {
        var contacts = new List<Held<Contact>>();
        foreach (var row in record.Of("contact"))
        {
            var audience = context.Withholding.AudienceOf(row, record);
            if (audience == Audience.Owner)
                context.Defects.Add(row, null, "withheld-contact", Done.Kept);
            contacts.Add(
                Held.For(audience, new Contact(context.Ids.Of(row), Cell("name"), Cell("title"), Cell("department"), Cell("email")))
            );
            string? Cell(string column) => text.OfPart(row, column);
            text.KeepOthers(row);
        }
        return contacts;
    }

    public static IReadOnlyList<SpokenLanguage> Languages(this FeedContext context, RecordText text, IEnumerable<FeedRow> rows)
    {
        var languages = new List<SpokenLanguage>();
        foreach (var row in text.Open(rows))
        {
            var (name, written) = (text.Of(row, "language"), text.Of(row, "code"));
            if ((name ?? written) is not { } said)
            {
                context.Defects.Quarantine(row, "language", "empty-row");
                continue;
            }
            var code = written is null ? LanguageNames.CodeOf(said) : LanguageNames.CodeOf(written) ?? written;
            if (code is null)
                context.Defects.Add(row, "language", "unknown-language", Done.Kept, said);
            if (languages.Any(l => code is null ? l.Name == name : l.Code == code))
                context.Defects.Add(row, "language", "duplicate-language", Done.Repaired, said);
            else
                languages.Add(new(context.Ids.Of(row), code, name, text.Of(row, "note")));
            text.KeepOthers(row);
        }
        return languages;
    }

    public static IReadOnlyList<Held<Funding>> Funding(this FeedContext context, RecordText text, IEnumerable<FeedRow> rows)
    {
        var funding = new List<Held<Funding>>();
        foreach (var row in rows)
            if (text.Of(row, "source") is { } source)
            {
                funding.Add(Held.For(context.Withholding.AudienceOf(row, row.Owners[0]), new Funding(context.Ids.Of(row), source)));
                text.KeepOthers(row);
            }
            else
                context.Defects.Quarantine(row, "source", "empty-row");
        return funding;
    }

    /// <summary>Languages that stand in rows of their own, from 3.0 on.</summary>
    private static IEnumerable<string> CodesOf(FeedRow phone) =>
        phone
            .Of("language")
            .Select(l => (l["code"] ?? l["language"]) is { } said ? LanguageNames.CodeOf(said) ?? l["code"] : null)
            .OfType<string>();

    private static IReadOnlyList<string> Codes(string? languages) =>
        [
            .. (languages ?? "")
                .Split([',', ';', '/', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(LanguageNames.CodeOf)
                .OfType<string>()
                .Distinct(),
        ];

    /// <summary>Nobody dials what is longer; to look for an extension in a page of text would take minutes.</summary>
    private const int LongestNumber = 100;

    [GeneratedRegex(@"^(.*\d.*?)[\s,;]*(?:\bx|ext\.?|extension|доб\.?|ішкі|ички|дохилӣ|ichki)\s*(\d{1,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
