namespace Tirek.Domain.Keeping;

/// <summary>How something stands with a node; its number is the exit code of <c>./tirek check</c> when nothing is worse.</summary>
public enum Standing
{
    Ok = 0,
    Attention = 1,
    Broken = 2,
}

/// <summary>One line of the check: what was looked at, how it stands, and in one sentence what to do if it is not well.</summary>
public sealed record Finding(string What, Standing Standing, string Sentence)
{
    public static Finding Ok(string what, string sentence) => new(what, Standing.Ok, sentence);

    public static Finding Attention(string what, string sentence) => new(what, Standing.Attention, sentence);

    public static Finding Broken(string what, string sentence) => new(what, Standing.Broken, sentence);

    public override string ToString() => $"{Standing.ToString().ToLowerInvariant(), -9}  {What, -14}  {Sentence}";
}
