using Tirek.Domain.Listings;

namespace Tirek.Domain.Hsds;

/// <summary>Writes the objects of our profile: what to know before calling, and of a programme only what its public page shows (directory.md §4).</summary>
internal static class WriteExtension
{
    public static void Extension<TReader>(this HsdsWriter to, ListingView<TReader> view)
        where TReader : IReader
    {
        Before(to, view.BeforeYouCall);
        if (view.Programme is { } programme)
            Programme(to, programme);
    }

    /// <summary>The extension stands in objects of its own; its texts are translated beside those of the service.</summary>
    public static void TranslateExtension<TReader>(this HsdsWriter to, ListingView<TReader> view)
        where TReader : IReader
    {
        to.Translate("before_you_call.what_happens", view.BeforeYouCall.WhatHappens);
        to.Translate("programme.whom_it_takes", view.Programme?.WhomItTakes);
        to.Translate("programme.how_to_enrol", view.Programme?.HowToEnrol);
    }

    private static void Before(HsdsWriter to, BeforeYouCall before)
    {
        if (before == new BeforeYouCall())
            return;
        to.Json.WriteStartObject("before_you_call");
        to.Text("what_happens", before.WhatHappens?.Original.Text);
        to.Is("anonymous_possible", before.AnonymousPossible);
        to.Text("tells_others", NameOf(before.Tells));
        to.Text("tells_source", before.TellsSource);
        to.Is("papers_needed", before.PapersNeeded);
        to.Is("children_accepted", before.ChildrenAccepted);
        to.Number("children_up_to_age", before.ChildrenUpToAge);
        to.Number("boys_up_to_age", before.BoysUpToAge);
        to.Number("longest_stay_days", before.LongestStayDays);
        to.Many("answers_by", Answers(before), to.Json.WriteStringValue);
        to.Json.WriteEndObject();
    }

    private static void Programme(HsdsWriter to, ProgrammeView programme)
    {
        to.Json.WriteStartObject("programme");
        to.Text("state", programme.State.ToString().ToLowerInvariant());
        to.Number("since_year", programme.SinceYear);
        to.Text("whom_it_takes", programme.WhomItTakes?.Original.Text);
        to.Text("how_to_enrol", programme.HowToEnrol?.Original.Text);
        to.Many("womens_services", programme.WomensServices, id => to.Json.WriteStringValue(id));
        to.Json.WriteEndObject();
    }

    private static string? NameOf(TellsOthers? tells) =>
        tells switch
        {
            TellsOthers.Never => "never",
            TellsOthers.OnlyIfYouAgree => "if_you_agree",
            TellsOthers.ByLaw => "by_law",
            _ => null,
        };

    private static List<string> Answers(BeforeYouCall before)
    {
        var answers = new List<string>();
        if (before.AnswersByVoice)
            answers.Add("voice");
        if (before.AnswersBySms)
            answers.Add("sms");
        if (before.AnswersByMessenger)
            answers.Add("messenger");
        return answers;
    }
}
