namespace Tirek.Server.Imports;

/// <summary>Which telephones the flags of a feed make private: by their own rows, or by those of the records that they belong to.</summary>
internal sealed class PrivatePhones(Withholding withholding)
{
    private readonly Dictionary<FeedRow, Telephones?> named = [];

    public bool IsPrivate(FeedRow phone, FeedRow record)
    {
        // A number that only leads to a person is as private as the person is.
        if (
            phone.Flags.HasFlag(PrivacyFlags.Phone)
            || (record.Table.Name != "contact" && phone["contact_id"] is not null && Withholding.OnlyOfContact(phone))
        )
            return true;
        return withholding.Of(record).HasFlag(PrivacyFlags.Phone) && (NamedIn(record) is not { } some || some.Has(phone["number"] ?? ""));
    }

    /// <summary>Whether a flag says so, and not only that the number leads to a person.</summary>
    public bool IsFlagged(FeedRow phone) =>
        phone.Flags.HasFlag(PrivacyFlags.Phone)
        || phone.Audience is > Domain.Listings.Audience.Public
        || phone.Owners.Any(o =>
            o.Table.Name != "contact"
            && withholding.Of(o).HasFlag(PrivacyFlags.Phone)
            && (NamedIn(o) is not { } some || some.Has(phone["number"] ?? ""))
        );

    /// <summary>The numbers that stand beside the flags in the record's own row (<c>Phone2IsPrivate</c> and <c>Phone2Number</c>).</summary>
    public static IEnumerable<string> NumbersIn(FeedRow record) =>
        record
            .Table.Flags.Where(f => f.Meaning.HasFlag(PrivacyFlags.Phone) && ReadFlags.IsSet(record, f))
            .Select(f => NumberBeside(record, f.Column))
            .OfType<string>();

    /// <summary>Those numbers; null when there are none, or one of them is no telephone of the record: then the flags speak of all.</summary>
    private Telephones? NamedIn(FeedRow record)
    {
        if (named.TryGetValue(record, out var known))
            return known;
        var flags = record.Table.Flags.Where(f => f.Meaning.HasFlag(PrivacyFlags.Phone) && ReadFlags.IsSet(record, f)).ToList();
        var numbers = flags.Select(f => NumberBeside(record, f.Column)).ToList();
        var own = record.Of("phone").Select(p => p["number"]).OfType<string>().ToList();
        if (numbers.Count == 0 || numbers.Exists(n => n is null || !own.Exists(o => Telephones.AreSame(n, o))))
            return named[record] = null;
        var all = new Telephones();
        foreach (var number in numbers)
            all.Add(number!);
        return named[record] = all;
    }

    private static string? NumberBeside(FeedRow record, string flag)
    {
        var stem = PrivacyColumns.Bare(flag).Replace("isprivate", "", StringComparison.Ordinal);
        var column = record.Table.Columns.FirstOrDefault(c =>
            PrivacyColumns.Bare(c) is var bare && (bare == stem || bare == stem + "number")
        );
        return column is null ? null : record[column];
    }
}
