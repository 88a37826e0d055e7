using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;

namespace Tirek.Domain.Editing;

/// <summary>
/// What its organisation writes of a programme for people who use violence: what its public page shows, and no more (directory.md §4). What members know of it besides
/// is written in the mapping, each organisation in a sheet of its own.
/// </summary>
internal static class ProgrammeFields
{
    /// <summary>Keys of fields that help for survivors has as well, by the same words.</summary>
    public static IReadOnlyList<string> Shared { get; } = ["name", "description", "phones", "email", "url", "free", "fees", "languages"];

    private static readonly string[] Areas =
    [
        .. Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key).Prepend(c)).Select(p => p.Key),
    ];

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<EditField> With(IReadOnlyList<EditField> shared)
    {
        EditField Of(string key) => shared.Single(f => f.Key == key);
        return
        [
            Of("name"),
            // What it is; it is no help for survivors, and never called so.
            Of("description") with
            {
                Key = "about",
            },
            State,
            Covered,
            EditFields.Text(
                "takes",
                EditKind.Text,
                l => l.Programme?.WhomItTakes ?? l.Eligibility,
                (l, t) => Said(l, p => p with { WhomItTakes = t }) with { Eligibility = t }
            ),
            EditFields.Text(
                "enrol",
                EditKind.Text,
                l => l.Programme?.HowToEnrol ?? l.ApplicationProcess,
                (l, t) => Said(l, p => p with { HowToEnrol = t }) with { ApplicationProcess = t }
            ),
            .. shared.Skip(2),
        ];
    }

    /// <summary>With it its status, as <see cref="ProgrammeStates"/> tells it.</summary>
    private static EditField State { get; } =
        new(
            "state",
            EditKind.Choice,
            (l, _) => (l.Programme?.State ?? ProgrammeStates.Of(l.Status)).ToString(),
            (l, t, _) =>
            {
                var state = Enum.Parse<ProgrammeState>(t);
                return Said(l, p => p with { State = state }) with { Status = ProgrammeStates.StatusOf(state), StatusIsAssumed = false };
            }
        )
        {
            Choices = [.. Enum.GetNames<ProgrammeState>()],
        };

    /// <summary>Countries and their regions; a town that only a source named stays.</summary>
    private static EditField Covered { get; } =
        new(
            "covered",
            EditKind.Choices,
            (l, _) => string.Join(',', Areas.Where(k => l.ServiceAreas.Any(a => a.PlaceKey == k))),
            (l, t, _) =>
            {
                var chosen = EditField.Split(t);
                return l with
                {
                    ServiceAreas =
                    [
                        .. l.ServiceAreas.Where(a => a.PlaceKey is null || !Areas.Contains(a.PlaceKey) || chosen.Contains(a.PlaceKey)),
                        .. chosen
                            .Where(k => l.ServiceAreas.All(a => a.PlaceKey != k))
                            .Select(k => new ServiceArea(
                                Uuid5.Create(l.Id, $"area {k}"),
                                Gazetteer.Find(k)!.Name(Languages.Language.English),
                                null,
                                k
                            )),
                    ],
                };
            }
        )
        {
            Choices = Areas,
            Longest = 1_000,
        };

    private static Listing Said(Listing listing, Func<ProgrammeExtension, ProgrammeExtension> change) =>
        listing with
        {
            Programme = change(listing.Programme ?? new(ProgrammeStates.Of(listing.Status))),
        };
}
