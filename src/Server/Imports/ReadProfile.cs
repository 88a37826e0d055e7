using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;

namespace Tirek.Server.Imports;

/// <summary>Reads what our profile adds to the standard: what to know before calling, and a programme for people who use violence.</summary>
internal static class ReadProfile
{
    public static BeforeYouCall BeforeYouCall(this FeedContext context, RecordText text, FeedRow service)
    {
        if (text.Open(service.Of("before_you_call")).FirstOrDefault() is not { } row)
            return new();
        text.KeepOthers(row);
        var answers = (row["answers_by"] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return new()
        {
            WhatHappens = text.Local(row, "what_happens", service, "before_you_call.what_happens"),
            AnonymousPossible = YesNo("anonymous_possible"),
            Tells = row["tells_others"] switch
            {
                "never" => TellsOthers.Never,
                "if_you_agree" => TellsOthers.OnlyIfYouAgree,
                "by_law" => TellsOthers.ByLaw,
                _ => null,
            },
            TellsSource = text.Of(row, "tells_source"),
            PapersNeeded = YesNo("papers_needed"),
            ChildrenAccepted = YesNo("children_accepted"),
            ChildrenUpToAge = Number("children_up_to_age"),
            BoysUpToAge = Number("boys_up_to_age"),
            LongestStayDays = Number("longest_stay_days"),
            AnswersByVoice = answers.Contains("voice"),
            AnswersBySms = answers.Contains("sms"),
            AnswersByMessenger = answers.Contains("messenger"),
        };

        bool? YesNo(string column) => text.Value<bool>(context, row, column, ReadValue.YesNo, "bad-number");
        int? Number(string column) => text.Value<int>(context, row, column, ReadValue.Whole, "bad-number");
    }

    /// <summary>
    /// What the feed says of the programme; else what its only kind of help says of it; null for a listing that is none. Help for survivors stays help, whatever else
    /// the feed says of it: a person has to look.
    /// </summary>
    public static ProgrammeExtension? Programme(
        this FeedContext context,
        RecordText text,
        FeedRow service,
        ListingTerms terms,
        ListingStatus status,
        LocalText? eligibility
    )
    {
        if (text.Open(service.Of("programme")).FirstOrDefault() is not { } row)
            return terms.IsProgramme ? new(ProgrammeStates.Of(status)) { WhomItTakes = eligibility } : null;
        if (terms.IsHelp)
        {
            text.KeepOthers(row, "state", "since_year", "whom_it_takes", "how_to_enrol", "womens_services");
            context.Defects.Add(row, null, "mixed-programme", Done.ForAPerson);
            return null;
        }
        text.KeepOthers(row);
        return new(State(context, text, row, status))
        {
            SinceYear = text.Value<int>(context, row, "since_year", ReadValue.Whole, "bad-number"),
            WhomItTakes = text.Local(row, "whom_it_takes", service, "programme.whom_it_takes"),
            HowToEnrol = text.Local(row, "how_to_enrol", service, "programme.how_to_enrol"),
            WomensServices = WomensServices(context, row),
        };
    }

    /// <summary>Only a name of ours: what nobody understands is shown to nobody as open.</summary>
    private static ProgrammeState State(FeedContext context, RecordText text, FeedRow row, ListingStatus status)
    {
        if (row["state"] is not { } written)
            return ProgrammeStates.Of(status);
        if (ProgrammeStates.Read(written) is { } state)
            return state;
        text.KeepOthers(row, "state");
        context.Defects.Add(row, "state", "unknown-state", Done.Repaired, written);
        return ProgrammeState.Suspended;
    }

    private static IReadOnlyList<Guid> WomensServices(FeedContext context, FeedRow row) =>
        [
            .. (row["womens_services"] ?? "")
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(id => context.Feed.Find(ImportTables.Service, id))
                .OfType<FeedRow>()
                .Select(context.Ids.Of),
        ];

    /// <summary>The place of our list that a column names by its key.</summary>
    public static Place? PlaceOf(this FeedContext context, RecordText text, FeedRow row, string column)
    {
        if (row[column] is not { } key)
            return null;
        if (Gazetteer.Find(key) is { } place)
            return place;
        text.KeepOthers(row, column);
        context.Defects.Add(row, column, "unknown-place", Done.Kept);
        return null;
    }
}
