using Microsoft.AspNetCore.Components;

namespace Tirek.Server.Network;

/// <summary>Where in a long list the reader is, and the way on.</summary>
public sealed partial class Paging
{
    [Parameter]
    public int At { get; set; }

    [Parameter]
    public int Pages { get; set; }

    /// <summary>The address without its page, after the language.</summary>
    [Parameter]
    public string Path { get; set; } = "";

    /// <summary>Id of a form that is carried from page to page, so that what she ticked is not lost; null: pages are links.</summary>
    [Parameter]
    public string? Form { get; set; }

    private string Address(int page) => Visit.To($"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}");
}
