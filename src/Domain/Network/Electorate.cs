using Tirek.Domain.Members;

namespace Tirek.Domain.Network;

/// <summary>
/// Who decides a motion, and how many of them it takes. Either the seats of an admission group or, where <see cref="Seats"/> is null, any civil-society member
/// of <see cref="Country"/> (empty: of the region). Whoever is <see cref="Involved"/> never decides.
/// </summary>
public sealed record Electorate(IReadOnlySet<Guid>? Seats, string Country, IReadOnlySet<Guid> Involved)
{
    /// <summary>Of all members, two that had no part in it.</summary>
    private const int OfMany = 2;

    /// <summary>A country's group of which fewer are left as members is none: the regional one decides.</summary>
    private const int FewestSeats = 3;

    private int Eligible => Seats?.Count(s => !Involved.Contains(s)) ?? int.MaxValue;

    /// <summary>More than half of the seats that had no part in it; of all members, two.</summary>
    public int Needed => Seats is null ? OfMany : Eligible / 2 + 1;

    /// <summary>No seat is left that had no part in it: it waits until there is one.</summary>
    public bool IsEmpty => Eligible == 0;

    /// <summary>So many refusals that it can no longer be carried. Of all members nobody refuses: two would keep out whom all others want. They object.</summary>
    public int Refuses => Seats is null ? int.MaxValue : Math.Max(1, Eligible - Needed + 1);

    public bool MayRefuse => Seats is not null;

    public bool Includes(Voice voice) =>
        !Involved.Contains(voice.Organization)
        && (Seats?.Contains(voice.Organization) ?? (voice.Kind.IsCivilSociety() && (Country.Length == 0 || Country == voice.Country)));

    private bool Counts(MotionStep step) => !Involved.Contains(step.Organization) && (Seats?.Contains(step.Organization) ?? true);

    /// <summary>How many of those who decide said this.</summary>
    public int Count(Motion motion, MotionAct act) =>
        motion.Steps.Where(s => s.Act == act && Counts(s)).Select(s => s.Organization).Distinct().Count();

    /// <summary>Who decides this motion as things stand. To what somebody objected once the region decides, also if the objection is taken back.</summary>
    public static Electorate Of(Motion motion, Groups groups)
    {
        var involved = motion
            .Steps.Where(s => s.Act is MotionAct.Open or MotionAct.Endorse)
            .Select(s => s.Organization)
            .Concat(motion.Accused ?? [])
            .ToHashSet();
        if (motion.Subject is { } subject)
            involved.Add(subject);
        var region = new Electorate(groups.OfRegion, "", involved);
        var country = new Electorate(groups.OfCountry, motion.Country, involved);
        return motion.Kind switch
        {
            MotionKind.Appeal => region.IsEmpty ? new(null, "", involved) : region,
            MotionKind.Election or MotionKind.Naming when motion.Role != Role.StateFocalPoint => motion.Steps.Any(s =>
                s.Act == MotionAct.Object
            )
                ? region
                : new(null, motion.Country, involved),
            _ => country.IsEmpty || groups.OfCountry.Count < FewestSeats ? region : country,
        };
    }
}
