using Microsoft.AspNetCore.Components;
using Tirek.Domain.Network;

namespace Tirek.Server.Network;

/// <summary>One motion: how it stands, what was said, what the reader's organisation may say.</summary>
public sealed partial class MotionPage
{
    [Parameter]
    public MotionView View { get; set; } = null!;

    /// <summary>Who decides is named; not to a state body.</summary>
    [Parameter]
    public bool ShowsSeats { get; set; } = true;

    [Parameter]
    public bool MayInvite { get; set; }

    [Parameter]
    public string? Fault { get; set; }

    private string Name(Guid organization) => View.Names.GetValueOrDefault(organization)?.In(Visit.Language).Text ?? NetworkText.Unknown;
}
