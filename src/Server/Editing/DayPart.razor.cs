using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;

namespace Tirek.Server.Editing;

/// <summary>A line of special days: from when to when, which hours, why, and what is wrong about it.</summary>
public sealed partial class DayPart
{
    [Parameter, EditorRequired]
    public DayRow Of { get; set; } = null!;

    /// <summary>She begins here.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private string? Described => Of.Fault == DayFault.None ? null : $"day-{Of.At}-fault";

    private string? Invalid(params DayFault[] faults) => faults.Contains(Of.Fault) ? "true" : null;
}
