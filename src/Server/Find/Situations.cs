using Tirek.Domain.Search;

namespace Tirek.Server.Find;

/// <summary>One of the six situations with which Find help opens (directory.md §6), and the search it stands for.</summary>
internal sealed record Situation(string Key, Func<string> Title, Func<string>? More, params string[] Kinds)
{
    public ListingSearch Search => new() { Kinds = Kinds };
}

/// <summary>A survivor has a situation, not a taxonomy.</summary>
internal static class Situations
{
    public static readonly IReadOnlyList<Situation> All =
    [
        new("danger", () => FindText.SituationDanger, null, "emergency-line", "helpline", "police-womens-unit"),
        new("stay", () => FindText.SituationStay, () => FindText.SituationStayMore, "shelter", "crisis-centre"),
        new("children", () => FindText.SituationChildren, null, "legal-aid", "child-protection", "court-support", "support-for-children"),
        new("talk", () => FindText.SituationTalk, null, "helpline", "counselling", "peer-group", "crisis-centre"),
        new("papers", () => FindText.SituationPapers, null, "legal-aid", "documents", "money-and-goods", "court-support"),
        new("other", () => FindText.SituationOther, null, "helpline", "counselling", "crisis-centre"),
    ];

    public static Situation? Find(string? key) => All.FirstOrDefault(s => s.Key == key);
}
