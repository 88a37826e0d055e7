using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Lists;

/// <summary>What a row of a list would do.</summary>
public enum PlannedAct
{
    Add,
    Change,

    /// <summary>It says what is known.</summary>
    None,

    /// <summary>It cannot be taken (<see cref="BroughtFault.Stops"/>).</summary>
    Stop,
}

/// <summary>A service of the organisation as it stands, in which the rows of a list are looked for.</summary>
/// <param name="Town">Key of the town where it is, null if it is not known or there are several.</param>
/// <param name="Keys">By which lists knew it before.</param>
public sealed record OwnEntry(Listing Listing, string? Town, IReadOnlyCollection<string> Keys)
{
    /// <summary>That everybody may know; null where there is none, or several.</summary>
    public string? Address { get; init; }

    /// <summary>At one of its places at least everybody reads the address.</summary>
    public bool ShowsAddress { get; init; }

    /// <summary>By its id, too: that is its code in the list that we write of an organisation's own services.</summary>
    public bool IsKnownAs(string key) => Keys.Contains(key) || OwnCode.Of(key)?.Id == Listing.Id;

    /// <summary>The state over which the list was written, as far as it is known; null: what stands now.</summary>
    public Listing? MadeFrom { get; init; }

    /// <summary>The row itself names <see cref="MadeFrom"/>: what it says as that state said it was not touched.</summary>
    public bool SaysWhatItWasMadeFrom { get; init; }
}

/// <summary>A row of a list with what it would do to which service. <see cref="Texts"/>: all that would be written, by field.</summary>
public sealed record PlannedRow(
    ReadRow Row,
    PlannedAct Act,
    Listing? Entry,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<ChangedField> Changes,
    IReadOnlyList<BroughtFault> Faults
)
{
    /// <summary>It would be public, and nobody could call: no number for everybody, or none at all.</summary>
    public bool HasNoNumber =>
        Act == PlannedAct.Add
        && !EditField.Lines(Texts.GetValueOrDefault(BroughtColumn.Phones, "")).Any(l => EditField.PhoneOf(l)?.For == Audience.Public);

    /// <summary>What it says against something that is newer: not in <see cref="Texts"/>.</summary>
    public IReadOnlyList<NewerValue> Newer { get; init; } = [];
}

/// <summary>
/// Finds for every row of a list the service that it means: by the list's own code, where it has one; else by its name, however spelt, and its town. What the
/// list does not hold stays as it is.
/// </summary>
public sealed class PlanList(IReadOnlyList<OwnEntry> own, Language language)
{
    private readonly HashSet<Guid> taken = [];
    private readonly HashSet<string> added = [];

    public IReadOnlyList<PlannedRow> Of(IEnumerable<ReadRow> rows) => [.. rows.Select(Plan)];

    private PlannedRow Plan(ReadRow row)
    {
        BroughtFault Stop(string column, BroughtReason reason) => new(row.Number, column, reason, row.Name);
        var entries = Meant(row);
        // Of a town that is named and not known nobody can say which of its services is meant.
        if (row.UnknownTown is { } unknown && !entries.Exists(e => row.Key is not null && e.IsKnownAs(row.Key)))
        {
            // Of two towns of one name it is the one where a service of this name is.
            entries = [.. entries.Where(e => unknown.Towns.Any(t => t.Key == e.Town))];
            if (entries.Count != 1)
                return Stopped(row, unknown with { Reason = BroughtReason.TownMissing });
        }
        if (entries.Count > 1)
            return Stopped(row, Stop("name", BroughtReason.Unclear));
        if (entries.Count == 1)
            return taken.Add(entries[0].Listing.Id) ? Change(row, entries[0]) : Stopped(row, Stop("name", BroughtReason.Twice));
        if (row.Name.Length == 0)
            return Stopped(row, Stop("name", BroughtReason.NameMissing));
        var missing = new List<BroughtFault>();
        if (!row.Texts.ContainsKey("kinds"))
            missing.Add(Stop("kinds", BroughtReason.KindMissing));
        if (row.Town is null)
            missing.Add(new(row.Number, BroughtColumn.Town, BroughtReason.TownMissing, ""));
        if (missing.Count > 0)
            return Stopped(row, [.. missing]);
        if (!added.Add(row.Key is null ? $"{Folding.Fold(row.Name)}|{row.Town!.Key}" : $"#{row.Key}"))
            return Stopped(row, Stop("name", BroughtReason.Twice));
        var texts = WithPhones(row, "");
        return new(
            row,
            PlannedAct.Add,
            null,
            texts,
            [.. texts.Select(t => new ChangedField(t.Key, language, "", t.Value)).Where(c => c.After.Length > 0)],
            row.Faults
        );
    }

    private List<OwnEntry> Meant(ReadRow row)
    {
        if (row.Key is not null && own.Where(e => e.IsKnownAs(row.Key)).ToList() is { Count: > 0 } known)
            return known;
        var name = Folding.Fold(row.Name);
        if (name.Length == 0)
            return [];
        // One that the list knew by another code is another service.
        var same = own.Where(e => (row.Key is null || e.Keys.Count == 0) && e.Listing.Name.Wordings.Any(w => Folding.Fold(w.Text) == name))
            .ToList();
        return row.Town is null ? same : [.. same.Where(e => e.Town is null || e.Town == row.Town.Key)];
    }

    /// <summary>
    /// What the row does not touch over the state from which it was made stays as it stands; where both changed a value, or the row does not say what it was made from and
    /// the value is newer than the last list, the row's is told apart.
    /// </summary>
    private PlannedRow Change(ReadRow row, OwnEntry entry)
    {
        var (listing, saysIt) = (entry.Listing, entry.SaysWhatItWasMadeFrom);
        if (
            entry.ShowsAddress
            && !PlaceRule.IsSecretByNature(listing.Terms)
            && PlaceRule.IsSecretByNature(EditField.Split(row.Texts.GetValueOrDefault("kinds", "")))
        )
            row = row with
            {
                Texts = row.Texts.Where(t => t.Key != "kinds").ToDictionary(),
                Faults = [.. row.Faults, new(row.Number, "kinds", BroughtReason.BecomesShelter, "")],
            };
        var now = EditFields.Read(listing, language);
        var seen = entry.MadeFrom is { } former ? EditFields.Read(former, language) : now;
        var brought = WithPhones(saysIt ? WithoutUntouchedPhones(row, seen["phones"]) : row, now["phones"]);
        var joined = JoinTexts.Of(now, saysIt ? seen : null, brought);
        var newer = joined.Theirs.Where(t => t.Value != seen[t.Key]).Select(t => new NewerValue(t.Key, t.Value, brought[t.Key])).ToList();
        var texts = brought
            .Where(t => joined.Hers[t.Key] == t.Value && !newer.Exists(n => n.Key == t.Key))
            .ToDictionary(t => t.Key, t => t.Value);
        var changes = EditFields
            .All.Where(f => texts.TryGetValue(f.Key, out var text) && text != now[f.Key])
            .Select(f => new ChangedField(f.Key, language, now[f.Key], texts[f.Key]))
            .ToList();
        return new(row, changes.Count + newer.Count > 0 ? PlannedAct.Change : PlannedAct.None, listing, texts, changes, row.Faults)
        {
            Newer = newer,
        };
    }

    /// <summary>Readers whose numbers stand in the row as they stood when it was made are none of its business.</summary>
    private static ReadRow WithoutUntouchedPhones(ReadRow row, string seen)
    {
        var then = EditField.Lines(seen).Select(EditField.PhoneOf).OfType<(WrittenNumber Number, Audience? For)>().ToList();
        return row with { Phones = row.Phones.Where(p => !IsUntouched(p.Key, p.Value)).ToDictionary() };

        bool IsUntouched(Audience reader, IReadOnlyList<WrittenNumber> numbers)
        {
            var former = then.Where(p => p.For == reader).ToList();
            return former.Count == numbers.Count && numbers.All(n => former.Exists(f => IsSame((n, reader), f)));
        }
    }

    /// <summary>Numbers for readers of whom the list has none stay; so does a number that it brings again for the same readers.</summary>
    private static Dictionary<string, string> WithPhones(ReadRow row, string now)
    {
        var texts = new Dictionary<string, string>(row.Texts);
        if (row.Phones.Count == 0)
            return texts;
        var brought = row.Phones.SelectMany(p => p.Value.Select(number => (Number: number, Reader: p.Key))).ToList();
        var kept = EditField
            .Lines(now)
            .Select(line => (Line: line, Phone: EditField.PhoneOf(line)))
            .Where(k => k.Phone is not { For: { } reader } phone || !row.Phones.ContainsKey(reader) || brought.Any(b => IsSame(b, phone)))
            .ToList();
        var added = brought
            .Where(b => !kept.Exists(k => k.Phone is { } phone && IsSame(b, phone)))
            .Distinct()
            .Select(b => $"{b.Number};{b.Reader}");
        texts["phones"] = string.Join('\n', kept.Select(k => k.Line).Concat(added));
        return texts;
    }

    /// <summary>What the network took away stays away, whoever a list would show it to: its owner shows it again by hand. A list without extensions says nothing of them.</summary>
    private static bool IsSame((WrittenNumber Number, Audience Reader) brought, (WrittenNumber Number, Audience? For) known) =>
        (known.For is null || brought.Reader == known.For)
        && (brought.Number.Extension is null || brought.Number.Extension == known.Number.Extension)
        && IsSame(Figures(brought.Number.Number), Figures(known.Number.Number));

    /// <summary>A number with and without its country or what is dialled before it is one: the last eight figures tell.</summary>
    private static bool IsSame(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) >= Telling && one[^Telling..] == other[^Telling..]);

    private const int Telling = 8;

    private static string Figures(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    private static PlannedRow Stopped(ReadRow row, params BroughtFault[] faults) =>
        new(row, PlannedAct.Stop, null, row.Texts, [], [.. row.Faults.Where(f => f.Reason != BroughtReason.TownUnknown), .. faults]);
}
