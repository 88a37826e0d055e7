using Microsoft.AspNetCore.Components;

namespace Tirek.Server.Shell;

/// <summary>The whole document around a page. The title stays neutral: it stands in the history of the phone.</summary>
public sealed partial class PageFrame
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public string Title { get; set; } = ShellText.Brand;

    private string? Mark(string path) => Visit.IsUnder(path) ? "page" : null;
}
