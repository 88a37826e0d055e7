namespace Tirek.Domain.Members;

/// <summary>
/// For which entries of the directory somebody answers by her office, beyond her own organisation's (directory.md §3, network.md §3). State and civil society are two
/// voices: nobody has both.
/// </summary>
/// <param name="Everywhere">Civil society's, of all countries; and the state's where the state has nobody.</param>
/// <param name="Country">Civil society's of this country; null: none.</param>
/// <param name="StateCountry">State bodies' of this country, and no others; null: none.</param>
public sealed record FocalReach(bool Everywhere, string? Country, string? StateCountry)
{
    public bool IsNone => this is { Everywhere: false, Country: null, StateCountry: null };

    /// <summary>She also says which entries that nobody owns are of state bodies: that is civil society's to say, since it gives something away.</summary>
    public bool MaySayWhose => Everywhere || Country is not null;

    /// <summary>As she stands now.</summary>
    /// <param name="standing">Hers.</param>
    /// <param name="permission">What it is about: without it she answers for none.</param>
    public static FocalReach Of(Standing standing, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (!standing.May(permission))
            return new(false, null, null);
        var isState = standing.Kind == OrganizationKind.StateBody;
        return new(
            !isState && standing.Roles.Contains(Role.RegionalCoordinator),
            !isState && standing.Roles.Contains(Role.CivilSocietyFocalPoint) ? standing.Country : null,
            isState && standing.Roles.Contains(Role.StateFocalPoint) ? standing.Country : null
        );
    }
}
