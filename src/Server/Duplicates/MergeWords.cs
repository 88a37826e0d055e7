using System.Globalization;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Editing;
using Tirek.Server.Find;

namespace Tirek.Server.Duplicates;

/// <summary>Fields that two entries can be merged in: what they are called, and what stands in them for one kind of reader, in lines.</summary>
internal static class MergeWords
{
    public static string Label(string key) =>
        key switch
        {
            "other-name" => DuplicatesText.FieldOtherName,
            "topics" => FindText.FiledUnder,
            "contacts" => FindText.Contact,
            "places" => FindText.Where,
            "areas" => FindText.AreasServed,
            "hours" => FindText.Hours,
            "interpretation" => FindText.Interpreting,
            "wait" => DuplicatesText.FieldWait,
            "documents" => DuplicatesText.FieldDocuments,
            "ages" => DuplicatesText.FieldAges,
            "accreditation" => DuplicatesText.FieldAccreditation,
            "capacity" => FindText.FreePlaces,
            _ => EditWords.Label(key),
        };

    public static IReadOnlyList<string> Lines<TReader>(ListingView<TReader> view, string key, Language language)
        where TReader : IReader => [.. Raw(view, key, language).Select(l => l?.Trim()).OfType<string>().Where(l => l.Length > 0)];

    private static IEnumerable<string?> Raw<TReader>(ListingView<TReader> view, string key, Language language)
        where TReader : IReader
    {
        var before = view.BeforeYouCall;
        return key switch
        {
            "name" => Wordings(view.Name),
            "other-name" => [view.AlternateName],
            "description" => Wordings(view.Description),
            "kinds" => Terms(view, Facet.KindOfHelp, language),
            "violence" => Terms(view, Facet.FormOfViolence, language),
            "whom" => Terms(view, Facet.ForWhom, language),
            "topics" => view.ForeignTerms.Select(t => t.Name ?? t.Code).Distinct(),
            "status" => view.Programme is null ? [EditWords.Choice("status", view.Status.ToString(), language)] : [],
            "state" => view.Programme is { } programme ? [EditWords.Choice("state", programme.State.ToString(), language)] : [],
            "takes" => view.Programme is { } programme ? Wordings(programme.WhomItTakes ?? view.Eligibility) : [],
            "enrol" => view.Programme is { } programme ? Wordings(programme.HowToEnrol ?? view.ApplicationProcess) : [],
            "alert" => Wordings(view.Alert),
            "phones" => view.Phones.Select(Phone),
            "email" => [view.Email],
            "url" => [view.Url],
            "contacts" => view.Contacts.Select(c => Joined(c.Name, c.Title, c.Department, c.Email)),
            "places" => view.Sites.SelectMany(s => Place(s, language)),
            "areas" => view.ServiceAreas.Select(a => Gazetteer.Find(a.PlaceKey)?.Name(language) ?? a.Name),
            "hours" => Hours(view.Schedules, language),
            "languages" => view.Languages.Select(s => FindWords.LanguageName(s.Code, s.Name)),
            "interpretation" => [view.InterpretationServices],
            "happens" => Wordings(before.WhatHappens),
            "answers" => EditFields.Answers(before).Select(a => EditWords.Choice("answers", a, language)),
            "anonymous" => [YesNo(before.AnonymousPossible)],
            "tells" => [before.Tells is { } tells ? EditWords.Choice("tells", tells.ToString(), language) : null, before.TellsSource],
            "papers" => [YesNo(before.PapersNeeded)],
            "children" =>
            [
                YesNo(before.ChildrenAccepted),
                Numbered("children-age", before.ChildrenUpToAge),
                Numbered("boys-age", before.BoysUpToAge),
            ],
            "stay" => [before.LongestStayDays?.ToString(CultureInfo.CurrentCulture)],
            "apply" => view.Programme is null ? Wordings(view.ApplicationProcess) : [],
            "wait" => [view.WaitTime],
            "documents" => view.Documents.Select(d => d.Document),
            "eligibility" => view.Programme is null ? Wordings(view.Eligibility) : [],
            "ages" => [view.MinimumAge is null && view.MaximumAge is null ? null : $"{view.MinimumAge}–{view.MaximumAge}"],
            "fees" => Wordings(view.Fees),
            "free" => view.Costs.Select(c => Joined(c.Option, c.AmountDescription, $"{c.Amount} {c.Currency}")).Prepend(YesNo(view.IsFree)),
            "accreditation" => [view.Accreditations, view.Licenses],
            "capacity" => view.Capacity.Select(c => Joined(c.Unit, $"{c.Available} / {c.Maximum}")),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
    }

    /// <summary>Every wording, each with its language where there are several.</summary>
    private static IEnumerable<string> Wordings(LocalText? text) =>
        (text?.Wordings ?? []).Select(w =>
            text!.Wordings.Count > 1 && Language.Find(w.Language) is { } language ? $"{language.OwnName}: {w.Text}" : w.Text
        );

    private static IEnumerable<string> Terms<TReader>(ListingView<TReader> view, Facet facet, Language language)
        where TReader : IReader =>
        view.Terms.Select(Taxonomy.Find).OfType<Term>().Where(t => t.Facet == facet).OrderBy(t => t.Ordinal).Select(t => t.Name(language));

    private static string? Phone(Phone phone) => Joined(FindWords.Number(phone), phone.Description?.Original.Text);

    private static IEnumerable<string?> Place(SiteView site, Language language)
    {
        var area = Gazetteer.Find(site.IsAreaOnly ? site.AreaKey : site.TownKey)?.Name(language);
        if (site.IsAreaOnly)
            yield return FindWords.Say(FindText.AreaOnlyIn, area ?? FindText.NotKnown);
        else if (site.Addresses.Count == 0)
            yield return Joined(site.Name, area) ?? FindText.NotKnown;
        foreach (var address in site.Addresses)
            yield return Joined(area ?? address.City, address.Address1, address.Address2);
        yield return site.OwnDescription?.In(language).Text;
        foreach (var phone in site.OwnPhones)
            yield return Phone(phone);
        foreach (var line in Hours(site.OwnSchedules, language))
            yield return line;
    }

    private static IEnumerable<string?> Hours(IReadOnlyList<Schedule> schedules, Language language) =>
        WeekHours
            .Days.Select(d => (Day: d, Times: WeekHours.Read(schedules, d)))
            .Where(d => d.Times.Length > 0)
            .Select(d => $"{EditWords.Label(d.Day)}: {EditWords.Said(d.Day, d.Times, language)}")
            .Concat(SpecialDay.Of(schedules).Select(d => SpecialDayWords.Of(d, language)))
            .Concat(schedules.Where(s => !WeekHours.IsOfWeek(s) && !SpecialDay.Is(s)).Select(new ScheduleWords(language).Of));

    private static string? YesNo(bool? said) =>
        said switch
        {
            true => FindText.Yes,
            false => FindText.No,
            _ => null,
        };

    private static string? Numbered(string key, int? years) => years is null ? null : $"{EditWords.Label(key)}: {years}";

    private static string? Joined(params IEnumerable<string?> parts)
    {
        var words = string.Join(", ", parts.Select(p => p?.Trim()).Where(p => !string.IsNullOrEmpty(p) && p != "/").Distinct());
        return words.Length == 0 ? null : words;
    }
}
