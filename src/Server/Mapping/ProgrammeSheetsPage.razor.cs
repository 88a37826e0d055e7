using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>A programme of the mapping: every answer beside its source, what to discuss, how it is assessed, and what the caller's organisation wrote.</summary>
public sealed partial class ProgrammeSheetsPage
{
    [Parameter, EditorRequired]
    public MappedView Programme { get; set; } = null!;

    /// <summary>It has a public page now.</summary>
    [Parameter]
    public bool IsListed { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    /// <summary>The caller's organisation.</summary>
    [Parameter]
    public Guid? Own { get; set; }

    /// <summary>A reply that she wrote while a colleague saved another.</summary>
    [Parameter]
    public TypedReply? Typed { get; set; }

    [Parameter]
    public bool HasOwn { get; set; }

    /// <summary>Of the own sheet as it stands, for an undo that undoes what she saw.</summary>
    [Parameter]
    public string State { get; set; } = "";

    [Parameter]
    public IReadOnlyList<SheetChange> Changes { get; set; } = [];

    [Parameter]
    public IReadOnlyList<Standard> Standards { get; set; } = [];

    /// <summary>The caller's organisation, if the programme names it as the women's service beside it and she may speak for it.</summary>
    [Parameter]
    public Guid? Partner { get; set; }
}
