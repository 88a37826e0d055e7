using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
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

    protected override void OnParametersSet() => Answers = AnswersOf(Before, MayStay, Visit.Language);

    /// <summary>Each question with its answer in words; null where nobody has answered it.</summary>
    internal static IReadOnlyList<(string Question, string? Answer)> AnswersOf(BeforeYouCall before, bool mayStay, Language language)
    {
        var answers = new List<(string, string?)>
        {
            (FindText.MayIStayUnnamed, YesOrNo(before.AnonymousPossible)),
            (FindText.DoTheyTell, Tells(before)),
            (FindText.DoINeedPapers, YesOrNo(before.PapersNeeded)),
            (FindText.MayIBringChildren, Children(before)),
        };
        if (mayStay || before.LongestStayDays is not null)
            answers.Add((FindText.HowLongMayIStay, Stay(before, language)));
        answers.Add((FindText.HowDoTheyAnswer, Ways(before)));
        return answers;
    }

    private static string? Tells(BeforeYouCall before) =>
        before.Tells switch
        {
            TellsOthers.Never => FindText.TellsNever,
            TellsOthers.OnlyIfYouAgree => FindText.TellsIfYouAgree,
            TellsOthers.ByLaw => before.TellsSource is { } source ? $"{FindText.TellsByLaw} ({source})" : FindText.TellsByLaw,
            _ => null,
        };

    private static string? Children(BeforeYouCall before)
    {
        var limits = new List<string>();
        if (before.ChildrenUpToAge is { } age)
            limits.Add(FindWords.Say(FindText.ChildrenUpTo, age));
        if (before.BoysUpToAge is { } boys)
            limits.Add(FindWords.Say(FindText.BoysUpTo, boys));
        if (before.ChildrenAccepted == false || limits.Count == 0)
            return YesOrNo(before.ChildrenAccepted);
        return string.Join(", ", limits.Prepend(FindText.Yes));
    }

    private static string? Stay(BeforeYouCall before, Language language) =>
        before.LongestStayDays is { } days
            ? Counted.Of(language, days, FindText.Days_one, FindText.Days_few, FindText.Days_many, FindText.Days_other)
            : null;

    private static string? Ways(BeforeYouCall before)
    {
        var ways = new List<string>();
        if (before.AnswersByVoice)
            ways.Add(FindText.ByVoice);
        if (before.AnswersBySms)
            ways.Add(FindText.BySms);
        if (before.AnswersByMessenger)
            ways.Add(FindText.ByMessenger);
        return ways.Count == 0 ? null : string.Join(", ", ways);
    }

    private static string? YesOrNo(bool? known) =>
        known switch
        {
            true => FindText.Yes,
            false => FindText.No,
            null => null,
        };
}
