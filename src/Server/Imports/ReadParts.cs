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
        foreach (
            var row in context
                .Feed.Of(record, "phone")
                .Concat(context.Feed.Of(record, "contact").SelectMany(c => context.Feed.Of(c, "phone")))
        )
        {
            if (row["number"] is not { } number || !number.Any(char.IsDigit))
            {
                context.Defects.Quarantine(row, "number", "bad-phone", row["number"]);
                continue;
            }
            var owner = context.Feed.OwnerOf(row)!;
            var audience = context.Withholding.AudienceOf(row, owner.Table.Name == "contact" ? owner : record);
            if (owner.Table.Name == "contact" && context.Withholding.AudienceOf(owner, record) is var ofContact && ofContact > audience)
                audience = ofContact;
            if (audience != Audience.Public)
                context.Defects.Add(row, "number", "withheld-phone", Done.Kept);
            var split = Extension().Match(number);
            phones.Add(
                Held.For(
                    audience,
                    new Phone(context.Ids.Of(row), split.Success ? split.Groups[1].Value.Trim() : number)
                    {
                        Extension = row["extension"] ?? (split.Success ? split.Groups[2].Value : null),
                        Type = row["type"],
                        Description = text.Local(row, "description") ?? text.Local(row, "department"),
                        Languages = Codes(row["language"]),
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
        foreach (var row in context.Feed.Of(record, "contact"))
        {
            var audience = context.Withholding.AudienceOf(row, record);
            if (audience == Audience.Owner)
                context.Defects.Add(row, null, "withheld-contact", Done.Kept);
            contacts.Add(Held.For(audience, new Contact(context.Ids.Of(row), row["name"], row["title"], row["department"], row["email"])));
            text.KeepOthers(row);
        }
        return contacts;
    }

    public static IReadOnlyList<SpokenLanguage> Languages(this FeedContext context, RecordText text, IEnumerable<FeedRow> rows)
    {
        var languages = new List<SpokenLanguage>();
        foreach (var row in rows)
        {
            if (text.Of(row, "language") is not { } name)
            {
                context.Defects.Quarantine(row, "language", "empty-row");
                continue;
            }
            var code = LanguageNames.CodeOf(name);
            if (code is null)
                context.Defects.Add(row, "language", "unknown-language", Done.Kept, name);
            if (languages.Any(l => code is null ? l.Name == name : l.Code == code))
                context.Defects.Add(row, "language", "duplicate-language", Done.Repaired, name);
            else
                languages.Add(new(context.Ids.Of(row), code, name, null));
            text.KeepOthers(row);
        }
        return languages;
    }

    public static IReadOnlyList<Held<Funding>> Funding(this FeedContext context, RecordText text, IEnumerable<FeedRow> rows)
    {
        var funding = new List<Held<Funding>>();
        foreach (var row in rows)
            if (text.Of(row, "source") is { } source)
                funding.Add(Held.For(Audience.Owner, new Funding(context.Ids.Of(row), source)));
            else
                context.Defects.Quarantine(row, "source", "empty-row");
        return funding;
    }

    private static IReadOnlyList<string> Codes(string? languages) =>
        [
            .. (languages ?? "")
                .Split([',', ';', '/', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(LanguageNames.CodeOf)
                .OfType<string>()
                .Distinct(),
        ];

    [GeneratedRegex(@"^(.*\d.*?)[\s,;]*(?:\bx|ext\.?|extension|доб\.?|ішкі|ички|дохилӣ|ichki)\s*(\d{1,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
