using System.Globalization;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Find;
using Tirek.Server.Programmes;
using Tirek.Server.Shell;

namespace Tirek.Server.Editing;

/// <summary>What fields and answers are called: where a reader sees a field, by the very words she sees.</summary>
internal static class EditWords
{
    public static string Label(string key) =>
        key switch
        {
            PlaceWords.Key => FindText.Where,
            "name" => EditingText.Name,
            "description" => FindText.AboutThisHelp,
            "kinds" => FindText.KindOfHelp,
            "violence" => FindText.FormOfViolence,
            "whom" => FindText.ForWhom,
            "status" => EditingText.Status,
            "alert" => EditingText.Alert,
            "phones" => EditingText.Phones,
            "email" => EditingText.Email,
            "url" => EditingText.Website,
            "happens" => FindText.WhenYouCall,
            "anonymous" => FindText.MayIStayUnnamed,
            "tells" => FindText.DoTheyTell,
            "tells-source" => EditingText.TellsSource,
            "papers" => FindText.DoINeedPapers,
            "children" => FindText.MayIBringChildren,
            "children-age" => EditingText.ChildrenAge,
            "boys-age" => EditingText.BoysAge,
            "places" => EditingText.Places,
            "places-total" => EditingText.PlacesTotal,
            "stay" => EditingText.Stay,
            "answers" => FindText.HowDoTheyAnswer,
            "apply" => FindText.HowToApply,
            "eligibility" => FindText.WhoItIsFor,
            "free" => FindText.FreeOfCharge,
            "fees" => FindText.Cost,
            "languages" => FindText.SpokenLanguages,
            "days" => EditingText.Days,
            "about" => ProgrammesText.WhatItIs,
            "state" => EditingText.Status,
            "covered" => ProgrammesText.PlacesCovered,
            "takes" => ProgrammesText.WhomItTakes,
            "enrol" => ProgrammesText.HowToEnrol,
            _ => DayName(key),
        };

    /// <summary>What helps to fill it in; null where the label says all.</summary>
    public static string? Hint(string key) =>
        key switch
        {
            "alert" => EditingText.AlertHint,
            "phones" => EditingText.PhonesHint,
            "places" => EditingText.PlacesHint,
            "places-total" => EditingText.PlacesTotalHint,
            "happens" => EditingText.HappensHint,
            "tells-source" => EditingText.TellsSourceHint,
            "days" => EditingText.DaysHint,
            _ => null,
        };

    public static string Choice(string key, string choice, Language language) =>
        (key, choice) switch
        {
            (_, "") => FindText.NotKnown,
            (_, "yes") => FindText.Yes,
            (_, "no") => FindText.No,
            ("status", nameof(ListingStatus.Active)) => EditingText.Working,
            ("status", nameof(ListingStatus.TemporarilyClosed)) => FindText.TemporarilyClosed,
            ("status", nameof(ListingStatus.Inactive)) => FindText.NotActive,
            ("status", _) => EditingText.ClosedForGood,
            ("state", _) => ProgrammeWords.State(Enum.Parse<ProgrammeState>(choice)) ?? EditingText.Working,
            ("covered", _) => Gazetteer.Find(choice)?.Name(language) ?? choice,
            ("tells", nameof(TellsOthers.Never)) => FindText.TellsNever,
            ("tells", nameof(TellsOthers.OnlyIfYouAgree)) => FindText.TellsIfYouAgree,
            ("tells", _) => FindText.TellsByLaw,
            ("answers", "voice") => FindText.ByVoice,
            ("answers", "sms") => FindText.BySms,
            ("answers", _) => FindText.ByMessenger,
            ("languages", _) => FindWords.LanguageName(choice) ?? choice,
            _ => Taxonomy.Find(choice)?.Name(language) ?? choice,
        };

    public static string Of(Audience audience) =>
        audience switch
        {
            Audience.Public => EditingText.ForEverybody,
            Audience.Professionals => EditingText.ForProfessionals,
            _ => EditingText.ForUs,
        };

    /// <summary>Who reads a number, as a line of telephones says it.</summary>
    public static string Reader(string said) => Enum.TryParse<Audience>(said, out var audience) ? Of(audience) : EditingText.TakenAway;

    /// <summary>What is wrong about a field with this text.</summary>
    public static string Fault(EditField field, string text) =>
        field.Kind switch
        {
            EditKind.Hours => Fault(WeekHours.FaultOf(text)),
            EditKind.Days => EditingText.DaysFault,
            EditKind.Phones => EditingText.PhonesFault,
            EditKind.Number => EditingText.NumberFault,
            EditKind.Web => EditingText.WebFault,
            EditKind.Mail => EditingText.MailFault,
            _ => EditingText.RequiredFault,
        };

    public static string Fault(HoursFault fault) =>
        fault switch
        {
            HoursFault.Overlap => EditingText.HoursOverlap,
            HoursFault.TooMany => EditingText.HoursTooMany,
            HoursFault.EndsBefore => EditingText.HoursNight,
            _ => EditingText.HoursFault,
        };

    public static string Fault(DayFault fault, string hours) =>
        fault switch
        {
            DayFault.BadHours => Fault(WeekHours.FaultOf(hours)),
            DayFault.BadSpan => EditingText.DayBadSpan,
            DayFault.Twice => EditingText.DayTwice,
            _ => EditingText.DayNoDay,
        };

    /// <summary>What hours that end before they begin are when they end on the next day: what she is asked.</summary>
    public static string Night(string hours) =>
        FindWords.Say(EditingText.NightYes, ScheduleWords.Times(WeekHours.WindowsOf(WeekHours.OverNight(hours))));

    /// <summary>A field's text as a sentence of the history.</summary>
    public static string Said(string key, string text, Language language) =>
        (key == PlaceWords.Key ? EditKind.Line : EditFields.Of(key).Kind, text) switch
        {
            (EditKind.Choice, _) => Choice(key, text, language),
            (_, "") => "–",
            (EditKind.Choices, _) => string.Join(", ", EditField.Split(text).Select(c => Choice(key, c, language))),
            (EditKind.Phones, _) => string.Join(
                ", ",
                EditForm.PhoneLines(text).Where(p => p.Number.Length > 0).Select(p => $"{p.Number} ({Reader(p.For)})")
            ),
            (EditKind.Hours, _) when WeekHours.FaultOf(text) == HoursFault.None => ScheduleWords.Times(WeekHours.WindowsOf(text)),
            (EditKind.Days, _) => string.Join("; ", SpecialDays.Lines(text).Select(d => SpecialDayWords.Of(d, language))),
            _ => text,
        };

    /// <summary>Who has checked a service that its organisation says it has checked, in every language.</summary>
    public static LocalText CheckedByItself() => InEveryLanguage.Of(EditingText.ResourceManager, nameof(EditingText.CheckedByItself));

    private static string DayName(string day) =>
        CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(
            (DayOfWeek)((WeekHours.Days.Index().First(d => d.Item == day).Index + 1) % 7)
        );
}
