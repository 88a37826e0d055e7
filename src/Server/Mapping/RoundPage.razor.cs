using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>A round of the mapping, and what members say about it.</summary>
public sealed partial class RoundPage
{
    [Parameter, EditorRequired]
    public RoundView Round { get; set; } = null!;

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public IReadOnlyList<CommentView> Comments { get; set; } = [];

    /// <summary>About which she can comment.</summary>
    [Parameter]
    public IReadOnlyList<MappedView> Programmes { get; set; } = [];

    /// <summary>What the edition holds, once there is one.</summary>
    [Parameter]
    public IReadOnlyList<MappedView> Frozen { get; set; } = [];

    [Parameter]
    public bool MayComment { get; set; }

    [Parameter]
    public bool MayLead { get; set; }

    [Parameter]
    public string? Fault { get; set; }

    /// <summary>The programme that her comment is about.</summary>
    [Parameter]
    public Guid? About { get; set; }

    /// <summary>Her comment, where it could not be taken as it was.</summary>
    [Parameter]
    public string? Written { get; set; }
}
