using Microsoft.AspNetCore.Components;
using Tirek.Domain.Network;

namespace Tirek.Server.Network;

/// <summary>The forms for everything the reader's organisation may say to a motion now.</summary>
public sealed partial class SayPart
{
    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public MotionKind Kind { get; set; }

    /// <summary>What the reader's organisation may say now.</summary>
    [Parameter]
    public IReadOnlySet<MotionAct> MaySay { get; set; } = new HashSet<MotionAct>();

    [Parameter]
    public bool IsObjectedTo { get; set; }

    private string To(string act) => Visit.To($"/network/motions/{Id}/{act}");
}
