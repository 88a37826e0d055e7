namespace Tirek.Domain;

/// <summary>
/// A refusal: something asked for correctly that the rules do not allow. Translated once, at the edge. <see cref="Code"/> is stable and names the text
/// shown in the reader's language; <see cref="Status"/> is the HTTP status.
/// </summary>
public sealed class Problem(string code, int status) : Exception(code)
{
    public string Code { get; } = code;
    public int Status { get; } = status;
}

/// <summary>Every refusal there is.</summary>
public static class Problems
{
    /// <summary>There is nothing at this address, or nothing that this reader may see: the two are not told apart.</summary>
    public static Problem NotFound() => new("not-found", 404);

    /// <summary>Find help is closed until each country served has a checked crisis number.</summary>
    public static Problem NotOpenYet() => new("not-open-yet", 503);

    /// <summary>The form was not as a form of ours can be.</summary>
    public static Problem NotUnderstood() => new("not-understood", 400);
}
