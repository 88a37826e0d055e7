using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>A few programmes side by side, in every question that one of them answers.</summary>
public sealed partial class BesidePage
{
    [Parameter]
    public IReadOnlyList<MappedView> Programmes { get; set; } = [];

    private bool IsAnswered(Question question) => Programmes.Any(p => p.To(question.Key).Any());
}
