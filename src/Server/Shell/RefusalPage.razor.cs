using Microsoft.AspNetCore.Components;
using Tirek.Domain.Places;
using Tirek.Server.Find;

namespace Tirek.Server.Shell;

/// <summary>What a reader sees instead of a page, with what to do next.</summary>
public sealed partial class RefusalPage
{
    private const string HowToSet = "./tirek crisis set --help";

    /// <summary>The HTTP status of the answer.</summary>
    [Parameter]
    public int Status { get; set; }

    /// <summary>What whoever runs the node has still to do; null when Find help is open.</summary>
    private string? Missing =>
        Status == 503 && !Node.IsOpen
            ? FindWords.Say(
                ShellText.ClosedOperator,
                string.Join(", ", Node.MissingCountries.Select(c => Gazetteer.Find(c)?.Name(Visit.Language) ?? c))
            )
            : null;

    private string Heading =>
        Status switch
        {
            503 => ShellText.RefusalClosedTitle,
            >= 500 => ShellText.RefusalFaultTitle,
            400 or 411 or 413 or 415 => ShellText.RefusalUnclearTitle,
            _ => ShellText.RefusalNotFoundTitle,
        };

    private string Explanation =>
        Status switch
        {
            503 => ShellText.RefusalClosedText,
            >= 500 => ShellText.RefusalFaultText,
            400 or 411 or 413 or 415 => ShellText.RefusalUnclearText,
            _ => ShellText.RefusalNotFoundText,
        };
}
