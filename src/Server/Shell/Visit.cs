using Tirek.Domain.Languages;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Shell;

/// <summary>What every page needs to know of the request it answers: language, address without language, what kind of node this is, where to leave to.</summary>
internal sealed class Visit(IHttpContextAccessor http, NodeFolder folder, NodeState state, TimeProvider clock)
{
    private HttpContext Http => http.HttpContext!;
    public Language Language => Http.Language();
    public bool IsDemonstration => folder.IsDemonstration;

    /// <summary>The instant at which this page is made.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
    public string ExitAddress => state.Current.ExitAddress;

    /// <summary>The same page in another language.</summary>
    public string AddressIn(Language language) => $"/{language.Code}{Rest}";

    /// <summary>An address in the reader's language: <c>To("/find")</c>.</summary>
    public string To(string path) => $"/{Language.Code}{path}";

    /// <summary>True when the page stands under this path, for the navigation's mark.</summary>
    public bool IsUnder(string path) => Rest == path || Rest.StartsWith(path + "/", StringComparison.Ordinal);

    private string Rest => Http.PathAfterLanguage() is { Length: > 1 } rest ? rest : "/find";
}
