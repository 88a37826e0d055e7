using Microsoft.AspNetCore.Components;
using Tirek.Domain.Places;
using Tirek.Server.Find;
using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>What a reader sees instead of a page, with what to do next.</summary>
public sealed partial class RefusalPage
{
    private const string HowToSet = "./tirek crisis set --help";

    /// <summary>The HTTP status of the answer.</summary>
    [Parameter]
    public int Status { get; set; }

    [Inject]
    private IHttpContextAccessor Http { get; set; } = null!;

    /// <summary>Somebody who is signed in stays among her pages. After a fault of ours nothing is looked up for her.</summary>
    private bool IsInside => Status < 500 && Http.HttpContext!.Features.Get<Caller>() is { Standing.IsComplete: true };

    /// <summary>What whoever runs the node has still to do; null when Find help is open.</summary>
    private string? Missing =>
        Status == 503 && Code is not ("busy" or "storage-away") && !Node.IsOpen
            ? FindWords.Say(
                ShellText.ClosedOperator,
                string.Join(", ", Node.MissingCountries.Select(c => Gazetteer.Find(c)?.Name(Visit.Language) ?? c))
            )
            : null;

    /// <summary>Which refusal it is (<see cref="Domain.Problems"/>); null where the status says it all.</summary>
    [Parameter]
    public string? Code { get; set; }

    private string Heading =>
        Code switch
        {
            "sign-in-first" => ShellText.RefusalSignInTitle,
            "not-for-you" => ShellText.RefusalNotForYouTitle,
            "form-too-old" => ShellText.RefusalFormOldTitle,
            "changed-meanwhile" => ShellText.RefusalMeanwhileTitle,
            "busy" => ShellText.RefusalBusyTitle,
            "too-many-tries" => ShellText.RefusalTriesTitle,
            "too-many-corrections" => ShellText.RefusalCorrectionsTitle,
            "too-much-undecided" => ShellText.RefusalUndecidedTitle,
            "storage-away" => ShellText.RefusalStorageTitle,
            _ => HeadingOfStatus,
        };

    private string Explanation =>
        Code switch
        {
            "sign-in-first" => ShellText.RefusalSignInText,
            "not-for-you" => ShellText.RefusalNotForYouText,
            "form-too-old" => ShellText.RefusalFormOldText,
            "changed-meanwhile" => ShellText.RefusalMeanwhileText,
            "busy" => ShellText.RefusalBusyText,
            "too-many-tries" => ShellText.RefusalTriesText,
            "too-many-corrections" => ShellText.RefusalCorrectionsText,
            "too-much-undecided" => ShellText.RefusalUndecidedText,
            "storage-away" => ShellText.RefusalStorageText,
            _ => ExplanationOfStatus,
        };

    private string HeadingOfStatus =>
        Status switch
        {
            503 => ShellText.RefusalClosedTitle,
            >= 500 => ShellText.RefusalFaultTitle,
            413 => ShellText.RefusalLargeTitle,
            400 or 411 or 415 => ShellText.RefusalUnclearTitle,
            _ => ShellText.RefusalNotFoundTitle,
        };

    private string ExplanationOfStatus =>
        Status switch
        {
            503 => ShellText.RefusalClosedText,
            >= 500 => ShellText.RefusalFaultText,
            413 => ShellText.RefusalLargeText,
            400 or 411 or 415 => ShellText.RefusalUnclearText,
            _ => ShellText.RefusalNotFoundText,
        };
}
