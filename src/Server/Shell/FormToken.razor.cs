using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Tirek.Server.Shell;

/// <summary>What shows that a form came from a page of ours, opened by the same person in the same session. Only on pages that may set a cookie.</summary>
public sealed partial class FormToken
{
    [Inject]
    private IAntiforgery Antiforgery { get; set; } = null!;

    [Inject]
    private IHttpContextAccessor Http { get; set; } = null!;

    private AntiforgeryTokenSet Tokens { get; set; } = null!;

    protected override void OnInitialized() => Tokens = Antiforgery.GetAndStoreTokens(Http.HttpContext!);
}
