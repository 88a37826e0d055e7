using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Checking;

/// <summary>Sentences about checks, in the language of the request's culture.</summary>
internal static class CheckingWords
{
    public static string Of(CorrectionAbout about) =>
        about switch
        {
            CorrectionAbout.Number => CheckingText.AboutNumber,
            CorrectionAbout.Hours => CheckingText.AboutHours,
            CorrectionAbout.Place => CheckingText.AboutPlace,
            CorrectionAbout.Help => CheckingText.AboutHelp,
            CorrectionAbout.Conditions => CheckingText.AboutConditions,
            CorrectionAbout.Closed => CheckingText.AboutClosed,
            _ => CheckingText.AboutOther,
        };

    /// <summary>How a service was checked that somebody else called, in every language.</summary>
    public static LocalText ByTelephone() => InEveryLanguage.Of(CheckingText.ResourceManager, nameof(CheckingText.ByTelephone));

    /// <summary>How a service was checked that said so itself by a link, in every language.</summary>
    public static LocalText ByProvider() => InEveryLanguage.Of(CheckingText.ResourceManager, nameof(CheckingText.ByProvider));

    public static string Of(CorrectionOrigin origin) =>
        origin switch
        {
            CorrectionOrigin.Reader => CheckingText.FromReader,
            CorrectionOrigin.Provider => CheckingText.FromProvider,
            _ => CheckingText.FromCall,
        };

    /// <summary>What became of a mail to whoever gives a service.</summary>
    public static string Of(SentLink link, DateTimeOffset now, Language language) =>
        link.AnsweredOn is { } day
            ? MemberWords.Say(link.IsRight ? CheckingText.LinkSaidRight : CheckingText.LinkSaidWrong, DateWords.Long(day, language))
            : MemberWords.Say(link.IsOpen(now) ? CheckingText.LinkSent : CheckingText.LinkExpired, MemberWords.Day(link.SentAt, language));

    /// <summary>The page of a listing that everybody reads.</summary>
    public static string Entry(ListingView<PublicReader> view) => $"/{(ProgrammeRule.IsProgramme(view) ? "programmes" : "find")}/{view.Id}";

    public static string Of(Lack lack) =>
        lack switch
        {
            Lack.Number => CheckingText.LackNumber,
            Lack.Hours => CheckingText.LackHours,
            Lack.WhatHappens => CheckingText.LackWhatHappens,
            Lack.Whom => CheckingText.LackWhom,
            Lack.Place => CheckingText.LackPlace,
            Lack.KindOfHelp => CheckingText.LackKindOfHelp,
            Lack.Cost => CheckingText.LackCost,
            Lack.Languages => CheckingText.LackLanguages,
            Lack.Description => CheckingText.LackDescription,
            Lack.Papers => CheckingText.LackPapers,
            _ => CheckingText.LackTranslation,
        };
}
