using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>What happens when one calls, and what one wants to know before (directory.md §6). What is not known is said to be so.</summary>
public sealed partial class BeforeCalling
{
    [Parameter, EditorRequired]
    public BeforeYouCall Before { get; set; } = new();

    /// <summary>The first number to call; null when none is known.</summary>
    [Parameter]
    public Phone? Phone { get; set; }

    /// <summary>Asks for the longest stay even when it is not known.</summary>
    [Parameter]
    public bool MayStay { get; set; }

    private IReadOnlyList<(string Question, string? Answer)> Answers { get; set; } = [];

    protected override void OnParametersSet()
    {
        var answers = new List<(string, string?)>
        {
            (FindText.MayIStayUnnamed, YesOrNo(Before.AnonymousPossible)),
            (FindText.DoTheyTell, Tells),
            (FindText.DoINeedPapers, YesOrNo(Before.PapersNeeded)),
            (FindText.MayIBringChildren, Children),
        };
        if (MayStay || Before.LongestStayDays is not null)
            answers.Add((FindText.HowLongMayIStay, Stay));
        answers.Add((FindText.HowDoTheyAnswer, Ways));
        Answers = answers;
    }

    private string? Tells =>
        Before.Tells switch
        {
            TellsOthers.Never => FindText.TellsNever,
            TellsOthers.OnlyIfYouAgree => FindText.TellsIfYouAgree,
            TellsOthers.ByLaw => Before.TellsSource is { } source ? $"{FindText.TellsByLaw} ({source})" : FindText.TellsByLaw,
            _ => null,
        };

    private string? Children
    {
        get
        {
            var limits = new List<string>();
            if (Before.ChildrenUpToAge is { } age)
                limits.Add(FindWords.Say(FindText.ChildrenUpTo, age));
            if (Before.BoysUpToAge is { } boys)
                limits.Add(FindWords.Say(FindText.BoysUpTo, boys));
            if (Before.ChildrenAccepted == false || limits.Count == 0)
                return YesOrNo(Before.ChildrenAccepted);
            return string.Join(", ", limits.Prepend(FindText.Yes));
        }
    }

    private string? Stay =>
        Before.LongestStayDays is { } days
            ? Counted.Of(Visit.Language, days, FindText.Days_one, FindText.Days_few, FindText.Days_many, FindText.Days_other)
            : null;

    private string? Ways
    {
        get
        {
            var ways = new List<string>();
            if (Before.AnswersByVoice)
                ways.Add(FindText.ByVoice);
            if (Before.AnswersBySms)
                ways.Add(FindText.BySms);
            if (Before.AnswersByMessenger)
                ways.Add(FindText.ByMessenger);
            return ways.Count == 0 ? null : string.Join(", ", ways);
        }
    }

    private static string? YesOrNo(bool? known) =>
        known switch
        {
            true => FindText.Yes,
            false => FindText.No,
            null => null,
        };
}
