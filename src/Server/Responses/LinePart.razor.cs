using Microsoft.AspNetCore.Components;
using Tirek.Domain.Responses;

namespace Tirek.Server.Responses;

/// <summary>A line of the form: whom the directory knows, and room for somebody whom it does not.</summary>
public sealed partial class LinePart
{
    [Parameter, EditorRequired]
    public ResponseLine Of { get; set; } = null!;

    private string Name(ResponseChoice choice) =>
        choice.Name?.In(Visit.Language).Text ?? (choice.Phones.Count > 0 ? ResponsesText.NumberOnly : ResponsesText.NoLongerThere);
}
