using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>Reads the texts of a record and of what belongs to it, with withheld values struck from them.</summary>
internal sealed class RecordText
{
    private const string Gap = "[…]";
    private static readonly string[] Ways = ["transportation", "latitude", "longitude", "external_identifier", "url"];

    private readonly FeedContext context;
    private readonly FeedRow record;
    private readonly bool isHidden;
    private readonly IReadOnlyList<string> secretNames;
    private readonly HashSet<FeedRow> translated = [];

    /// <param name="isHidden">What seems to tell an address or a way is left out of its texts.</param>
    public RecordText(FeedContext context, FeedRow record, bool isHidden)
    {
        (this.context, this.record, this.isHidden) = (context, record, isHidden);
        secretNames = context.Withholding.SecretNames(record);
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
        var safe = context.Withholding.Struck.Strike(text);
        // A record stands under its own name, whatever that is.
        if (row != record || column != "name")
            foreach (var name in secretNames)
                safe = safe.Replace(name, Gap, StringComparison.OrdinalIgnoreCase);
        if (safe != text)
            context.Defects.Add(row, column, "withheld-text", Done.LeftOut);
        if (isHidden && AddressWords.SeemsToTell(safe))
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
                Extra[row == record ? column : $"{row.Table.Name}/{row.Key}/{column}"] = value;
    }

    /// <summary>The notes that the source keeps for itself.</summary>
    public IEnumerable<string> Notes(FeedRow row)
    {
        foreach (var column in row.Table.Columns.Where(c => PrivacyColumns.IsInternal(c) && row[c] is not null))
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
