using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Checking;

/// <summary>Whose voice an entry may be, as far as what everybody reads of it tells. Numbers are stored.</summary>
public enum BodySide
{
    /// <summary>Never the state's here, whoever gives it: a shelter, a crisis centre, what has a hidden place, a programme for people who use violence.</summary>
    CivilSociety = 0,

    /// <summary>Nothing tells. Of a state body where a member that is one owns it, or somebody of civil society said so.</summary>
    Open = 1,

    /// <summary>Only a state body gives such help.</summary>
    State = 2,
}

/// <summary>
/// Which entries are of state bodies, and whose checks and corrections somebody decides (directory.md §3, network.md §3). Where it errs, it errs for civil society:
/// what the state is not told harms nobody.
/// </summary>
public static class StateBodyRule
{
    /// <summary>Kinds of help that none but a state body gives in the five countries. Child protection, documents and emergency lines are given by others too.</summary>
    public static IReadOnlyList<string> Only { get; } = ["police-womens-unit", "forensic-examination"];

    /// <summary>Kinds that such a body gives besides; with any other the entry tells nothing.</summary>
    public static IReadOnlyList<string> Beside { get; } = ["emergency-line", "health-care", "care-after-rape"];

    /// <summary>Kinds of which the state is told nothing here, also where it gives them itself.</summary>
    public static IReadOnlyList<string> Never { get; } = ["shelter", "crisis-centre", ProgrammeRule.Kind];

    /// <summary>What everybody reads of an entry, and nothing else, tells it.</summary>
    public static BodySide SideOf(ListingView<PublicReader> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var kinds = view.Terms.Where(t => Taxonomy.Taxonomy.Find(t) is { Facet: Facet.KindOfHelp }).ToList();
        if (ProgrammeRule.IsProgramme(view) || kinds.Exists(Never.Contains) || view.Sites.Any(s => s.IsAreaOnly))
            return BodySide.CivilSociety;
        return kinds.Exists(Only.Contains) && kinds.TrueForAll(k => Only.Contains(k) || Beside.Contains(k))
            ? BodySide.State
            : BodySide.Open;
    }

    /// <summary>Whether an entry is of a state body.</summary>
    /// <param name="side">What everybody reads of it.</param>
    /// <param name="owner">What the organisation of the network is that owns it, whatever its state; null: none does.</param>
    /// <param name="said">What somebody of civil society said of an entry that nobody owns; null: nothing.</param>
    public static bool IsOfState(BodySide side, OrganizationKind? owner, bool? said) =>
        side != BodySide.CivilSociety && (owner is { } kind ? kind == OrganizationKind.StateBody : said ?? side == BodySide.State);
}

/// <summary>An entry that nobody owns and that is known as a state body's.</summary>
/// <param name="View">As everybody reads it.</param>
/// <param name="WasSaid">Somebody of civil society said so; else what it gives tells it.</param>
public sealed record StateEntry(ListingView<PublicReader> View, bool WasSaid);
