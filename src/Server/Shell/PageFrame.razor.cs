using Microsoft.AspNetCore.Components;

namespace Tirek.Server.Shell;

/// <summary>The whole document around a page. The title stays neutral: it stands in the history of the phone.</summary>
public sealed partial class PageFrame
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public string Title { get; set; } = ShellText.Brand;

    /// <summary>Id of a form on the page whose fields go along when the reader changes the language; null: the address says it all.</summary>
    [Parameter]
    public string? CarriedBy { get; set; }

    private string? Mark(string path) => Visit.IsUnder(path) ? "page" : null;
}
