using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>A provision of a standard, in our own words or those of whoever loaded it.</summary>
/// <param name="Key">Unique in its standard; stored with each assessment.</param>
/// <param name="Number">As the standard counts it, such as <c>16 (1)</c>.</param>
public sealed record Provision(string Key, string Number, LocalText Text)
{
    /// <summary>The question whose number is compared with <see cref="AtLeast"/>; null: nothing is compared (a figure needs a standard that names it).</summary>
    public string? Question { get; init; }
    public int? AtLeast { get; init; }
}

/// <summary>What programmes assess themselves against.</summary>
/// <param name="Source">Where it can be read.</param>
/// <param name="CheckedOn">When whoever loaded it compared it with its source.</param>
public sealed record Standard(string Key, LocalText Name, string Source, DateOnly CheckedOn, IReadOnlyList<Provision> Provisions)
{
    /// <summary>The two articles of the Istanbul Convention that speak of such programmes, in our own words. It comes with every node.</summary>
    public static Standard Convention { get; } =
        new(
            "ic16",
            Questionnaire.Text("standard.ic16"),
            "Council of Europe Treaty Series No. 210",
            new(2026, 11, 25),
            [
                new("1", "16 (1)", Questionnaire.Text("provision.ic16.1")),
                new("2", "16 (2)", Questionnaire.Text("provision.ic16.2")),
                new("3a", "16 (3)", Questionnaire.Text("provision.ic16.3a")),
                new("3b", "16 (3)", Questionnaire.Text("provision.ic16.3b")),
                new("48", "48 (1)", Questionnaire.Text("provision.ic48.1")),
            ]
        );
}
