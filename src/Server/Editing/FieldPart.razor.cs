using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;

namespace Tirek.Server.Editing;

/// <summary>A field of a service with what stands in it, what is wrong about that, and what somebody else wrote meanwhile.</summary>
public sealed partial class FieldPart
{
    [Parameter, EditorRequired]
    public EditField Of { get; set; } = null!;

    [Parameter]
    public string Text { get; set; } = "";

    [Parameter]
    public bool IsFault { get; set; }

    [Parameter]
    public string? Theirs { get; set; }

    /// <summary>Nothing can be saved without it.</summary>
    [Parameter]
    public bool IsRequired { get; set; }

    /// <summary>The first field of the page that cannot stay as it is: there she begins.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>The organisation that took a number of this service away; null: it is not known any more.</summary>
    [Parameter]
    public string? Taken { get; set; }

    private IReadOnlyList<string> Chosen => EditField.Split(Text);
    private string? Invalid => IsFault ? "true" : null;

    private string? Keys =>
        Of.Kind switch
        {
            EditKind.Number => "numeric",
            EditKind.Web => "url",
            EditKind.Mail => "email",
            _ => null,
        };

    private string? Described =>
        (EditWords.Hint(Of.Key) is null ? null : $"{Of.Key}-hint", IsFault ? $"{Of.Key}-fault" : null) switch
        {
            (null, var fault) => fault,
            (var hint, null) => hint,
            var (hint, fault) => $"{hint} {fault}",
        };
}
