namespace Tirek.Server.OpenData;

/// <summary>A question to the API that it cannot answer, with a sentence for the programmer who asked (RFC 9457). English: no reader sees it.</summary>
internal sealed class WrongRequest(int status, string title, string detail) : Exception(title)
{
    public int Status { get; } = status;
    public string Title { get; } = title;
    public string Detail { get; } = detail;

    public static WrongRequest Parameter(string name, string wants) => new(400, "Wrong parameter", $"{name}: {wants}");

    public static WrongRequest NotFound(string what) =>
        new(404, "Not found", $"There is no {what} with this id here, or none that is public.");

    /// <summary>It was public once: who keeps a copy has to let go of it.</summary>
    public static WrongRequest Removed(string what) =>
        new(410, "Removed", $"This {what} is no longer public. Delete your copy of it; /hsds/removals lists all that were removed.");
}
