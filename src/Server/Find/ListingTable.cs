using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>A listing as one row of a table for people, in the words that its page has. Texts come in the language of the current culture.</summary>
internal static class ListingTable
{
    public static IReadOnlyList<string> Headings =>
        [
            FindText.ColumnName,
            FindText.WhoGivesIt,
            FindText.KindOfHelp,
            FindText.ForWhom,
            FindText.ColumnCountry,
            FindText.Where,
            FindText.TheNumbers,
            FindText.Hours,
            FindText.Website,
            FindText.Email,
            FindText.Cost,
            FindText.SpokenLanguages,
            FindText.WhenYouCall,
            FindText.MayIStayUnnamed,
            FindText.DoINeedPapers,
            FindText.MayIBringChildren,
            FindText.LastCheck,
            FindText.Source,
            FindText.ColumnId,
        ];

    /// <summary>Cells under <see cref="Headings"/>; an empty one is what is not known.</summary>
    public static IReadOnlyList<string> Cells(ListingView<PublicReader> view, Language language, DateTimeOffset now)
    {
        var before = view.BeforeYouCall;
        return
        [
            view.Name.In(language).Text,
            view.OrganizationName?.In(language).Text ?? "",
            WhomPart.Terms(view, Facet.KindOfHelp, language) ?? "",
            WhomPart.Terms(view, Facet.ForWhom, language) ?? "",
            Gazetteer.Find(ListingCountry.Of(view))?.Name(language) ?? "",
            PrintedListing.Where(view, language) ?? "",
            string.Join("; ", Called(view)),
            PrintedListing.Hours(view, now, language) ?? "",
            view.Url ?? view.OrganizationWebsite ?? "",
            view.Email ?? "",
            view.IsFree == true ? FindText.FreeOfCharge : view.Fees?.In(language).Text ?? WhomPart.CostsOf(view) ?? "",
            WhomPart.LanguagesOf(view) ?? "",
            before.WhatHappens?.In(language, neverMachine: true).Text ?? "",
            YesNo(before.AnonymousPossible),
            YesNo(before.PapersNeeded),
            before.ChildrenUpToAge is { } age ? FindWords.Say(FindText.ChildrenUpTo, age) : YesNo(before.ChildrenAccepted),
            view.CheckedOn?.ToString("d", language.Culture) ?? "",
            view.Source ?? "",
            view.Id.ToString(null, CultureInfo.InvariantCulture),
        ];
    }

    private static IEnumerable<string> Called(ListingView<PublicReader> view)
    {
        var (own, others) = Numbers.Of(view);
        return own.Concat(others).Select(FindWords.Number);
    }

    private static string YesNo(bool? value) =>
        value switch
        {
            true => FindText.Yes,
            false => FindText.No,
            null => "",
        };
}
