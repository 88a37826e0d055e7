using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>Reads the texts of a record and of what belongs to it, with withheld values struck from them.</summary>
internal sealed class RecordText
{
    private static readonly string[] Ways = ["transportation", "latitude", "longitude", "external_identifier", "url"];

    private readonly FeedContext context;
    private readonly FeedRow record;
    private readonly bool isHidden;
    private readonly IReadOnlyList<string> secretNames;
    private readonly IReadOnlyCollection<string> organizations;
    private readonly HashSet<FeedRow> translated = [];

    /// <param name="isHidden">What seems to tell an address or a way is left out of its texts.</param>
    /// <param name="organizations">Ids of those whose record it is; null: those of the row.</param>
    public RecordText(FeedContext context, FeedRow record, bool isHidden, IReadOnlyCollection<string>? organizations = null)
    {
        (this.context, this.record, this.isHidden) = (context, record, isHidden);
        secretNames = context.Withholding.SecretNames(record);
        this.organizations =
        [
            .. (organizations ?? context.Withholding.OrganizationsOf(record)).Where(context.Withholding.Struck.HasHiddenPlace),
        ];
        if (isHidden)
            context.Hidden[context.Ids.Of(record)] = record;
    }

    /// <summary>What has no field of its own, for the owner: columns that the standard does not know.</summary>
    public Dictionary<string, string> Extra { get; } = [];

    public bool IsHidden => isHidden;

    public string? Of(string column) => Of(record, column);

    public LocalText? Local(string column) => Local(record, column);

    public LocalText? Local(FeedRow row, string column) => Local(row, column, row, column);

    /// <summary>A text with its translations, which hang on <paramref name="on"/> under the name of <paramref name="field"/>.</summary>
    public LocalText? Local(FeedRow row, string column, FeedRow on, string field)
    {
        if (Of(row, column) is not { } original)
            return null;
        var wordings = new List<Wording> { new(null, original, TranslationState.Original) };
        foreach (var translation in on.Of("translation").Where(t => t["field"] == field && IsOpen(t)))
        {
            if (ReadTranslation.LanguageOf(translation) is not { } language)
                continue;
            var state = ReadTranslation.StateOf(translation);
            if (state == TranslationState.Original)
                wordings[0] = wordings[0] with { Language = language };
            else if (Of(translation, "value") is { } value)
                wordings.Add(new(language, value, state));
            translated.Add(translation);
        }
        return new(wordings);
    }

    /// <summary>The rows that are open to everybody; the others are kept for the owner, whole.</summary>
    public IEnumerable<FeedRow> Open(IEnumerable<FeedRow> rows)
    {
        foreach (var row in rows.ToList())
            if (IsOpen(row))
                yield return row;
            else
            {
                context.Defects.Add(row, null, "withheld-value", Done.Kept);
                KeepOthers(row, [.. row.Table.Columns.Except(row.Table.OtherColumns).Where(c => !ImportTables.IsLink(c))]);
            }
    }

    private static bool IsOpen(FeedRow row) => row.Flags == 0 && row.Audience is null or Domain.Listings.Audience.Public;

    /// <summary>Keeps for the owner the translations of the record and its parts that were of no use: of unknown languages, or of fields that are empty.</summary>
    public void KeepTranslations()
    {
        foreach (var row in record.Parts.SelectMany(p => p.Parts).Concat(record.Parts))
            if (row.Table.Name == "translation" && row.IsUsed && !translated.Contains(row))
            {
                context.Defects.Add(row, "language", "unused-translation", Done.Kept);
                KeepOthers(row, "field", "language", "value");
            }
    }

    public string? Of(FeedRow row, string column)
    {
        if (row[column] is not { } text)
            return null;
        return Clean(row, column, text);
    }

    /// <summary>A cell of a part that has an audience of its own: what only some may read stays, where a hidden place is does not.</summary>
    public string? OfPart(FeedRow row, string column)
    {
        if (row[column] is not { } text)
            return null;
        return WithoutPlaces(row, column, text, WithoutStreets(column, context.Withholding.Struck.StrikePlaces(text)));
    }

    /// <summary>A text that is made of a cell of a row, without what is withheld.</summary>
    public string? Clean(FeedRow row, string column, string text)
    {
        var struck = context.Withholding.Struck;
        // Whether a place with this address is hidden was decided for the whole of it (SameHouses).
        var safe = row.Table.Name is "physical_address" or "postal_address"
            ? struck.StrikeOthers(text)
            : struck.Strike(WithoutStreets(column, text));
        // A record stands under its own name, whatever that is.
        if (row != record || column != "name")
            foreach (var name in secretNames)
                safe = safe.Replace(name, StruckValues.Gap, StringComparison.OrdinalIgnoreCase);
        return WithoutPlaces(row, column, text, safe);
    }

    /// <summary>
    /// Sentences that name the street of a hidden place of the same organisation are left out: readers know whose place it is. In a name a gap has to do.
    /// </summary>
    private string WithoutStreets(string column, string text)
    {
        var struck = context.Withholding.Struck;
        return organizations.Count == 0 || column is "name" or "alternate_name" || !struck.NamesStreet(text, organizations)
            ? text
            : AddressWords.Without(text, sentence => struck.NamesStreet(sentence, organizations) || struck.TellsPlace(sentence));
    }

    private string? WithoutPlaces(FeedRow row, string column, string text, string safe)
    {
        if (safe != text)
            context.Defects.Add(row, column, "withheld-text", Done.LeftOut);
        var isName = row == record && row.Table.Name == ImportTables.Organization && column == "name";
        if (isHidden && (isName ? AddressWords.TellsAddress(safe) : AddressWords.SeemsToTell(safe)))
        {
            safe = AddressWords.Without(safe);
            context.Defects.Add(row, column, "maybe-address", Done.LeftOut);
        }
        return string.IsNullOrWhiteSpace(safe) ? null : safe;
    }

    /// <summary>Keeps for the owner what a row says in columns without a field. <paramref name="also"/> are known columns that have none here.</summary>
    public void KeepOthers(FeedRow row, params string[] also)
    {
        foreach (var column in row.Table.OtherColumns.Concat(also))
            if (isHidden && (PrivacyColumns.TellsWhere(column) || Ways.Contains(column)))
                Withhold(row, column);
            else if (Of(row, column) is { } value)
                Extra[row == record ? column : $"{row.Table.Name}/{context.Ids.KeyOf(row)}/{column}"] = value;
    }

    /// <summary>The notes that the source keeps for itself.</summary>
    public IEnumerable<string> Notes(FeedRow row)
    {
        foreach (var column in row.Table.Notes.Where(c => row[c] is not null))
        {
            context.Defects.Add(row, column, "internal-note", Done.Kept);
            if (Of(row, column) is { } note)
                yield return note;
        }
    }

    private void Withhold(FeedRow row, string column)
    {
        if (row[column] is not null)
            context.Defects.Add(row, column, "withheld-address", Done.Withheld);
    }
}
