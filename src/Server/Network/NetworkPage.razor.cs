using Microsoft.AspNetCore.Components;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Shell;

namespace Tirek.Server.Network;

/// <summary>The members of the network, by country and kind.</summary>
public sealed partial class NetworkPage
{
    [Parameter]
    public Standing Standing { get; set; } = null!;

    [Parameter]
    public MemberList List { get; set; } = null!;

    private string Count =>
        Counted.Of(
            Visit.Language,
            List.Count,
            NetworkText.MembersOne,
            NetworkText.MembersFew,
            NetworkText.MembersMany,
            NetworkText.MembersOther
        );

    private string Address(string? country, OrganizationKind? kind) => Visit.To(Path(country, kind));

    private static string Path(string? country, OrganizationKind? kind) =>
        (country, kind) switch
        {
            (null, null) => "/network",
            (null, _) => $"/network?kind={kind}",
            (_, null) => $"/network?country={country}",
            _ => $"/network?country={country}&kind={kind}",
        };

    private static string? Current(bool isChosen) => isChosen ? "page" : null;
}
