using Microsoft.AspNetCore.Components;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>The document around every page for people who work with the network: what she may open, and how much waits for her.</summary>
public sealed partial class MemberFrame
{
    private const string Brand = "Tirek";

    [Inject]
    private IHttpContextAccessor Http { get; set; } = null!;

    [Inject]
    private AppDb Db { get; set; } = null!;

    [Inject]
    private WaitingCounts Waits { get; set; } = null!;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Rules of this page alone, which its policy has to name.</summary>
    [Parameter]
    public string? Style { get; set; }

    /// <summary>Not the answer to a form: a link to it in another language would lead to nothing.</summary>
    private bool CanBeOpenedAgain => HttpMethods.IsGet(Http.HttpContext!.Request.Method);

    /// <summary>What was just done, by a word of a closed list in the address: nothing else that stands there is ever said here.</summary>
    private string? Done =>
        !CanBeOpenedAgain || Http.HttpContext!.Response.StatusCode != 200
            ? null
            : Http.HttpContext.Request.Query["done"].ToString() switch
            {
                "saved" => ShellText.DoneSaved,
                "draft" => ShellText.DoneDraft,
                "hidden" => ShellText.DoneHidden,
                "shown" => ShellText.DoneShown,
                "checked" => ShellText.DoneChecked,
                "no-answer" => ShellText.DoneNoAnswer,
                "passed-on" => ShellText.DonePassedOn,
                "settled" => ShellText.DoneSettled,
                "given-out" => ShellText.DoneGivenOut,
                "same-edition" => ShellText.DoneSameEdition,
                _ => null,
            };

    private Caller? Caller => Http.HttpContext!.Features.Get<Caller>();
    private IReadOnlyList<Entry> Entries { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        if (Caller is not { Standing.IsComplete: true } caller)
            return;
        var waiting = await Waits.Of(Db, caller, Http.HttpContext!.RequestAborted);
        Entries =
        [
            .. new Entry[]
            {
                new(Permission.OwnAccount, "/waiting", ShellText.NavWaiting, waiting),
                new(Permission.SeeOrganization, "/organization", ShellText.NavOrganization, 0),
                new(Permission.OperateNode, "/node", ShellText.NavNode, 0),
                new(Permission.SeeNetwork, "/network", ShellText.NavNetwork, 0),
                new(Permission.SeeNetwork, "/places", ShellText.NavPlaces, 0),
                new(Permission.SeeNetwork, "/gaps", ShellText.NavGaps, 0),
                new(Permission.SeeNetwork, "/mapping", ShellText.NavMapping, 0),
                new(Permission.AskForRoom, "/room", ShellText.NavRoom, 0),
                new(Permission.OwnAccount, "/account", ShellText.NavAccount, 0),
            }.Where(e => caller.May(e.Permission)),
        ];
    }

    private string? Mark(string path) => Visit.IsUnder(path) ? "page" : null;

    private sealed record Entry(Permission Permission, string Path, string Label, int Count);
}
