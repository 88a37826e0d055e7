using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Responses;

/// <summary>The sheets of a country, first those of the caller's own, and the way to begin another.</summary>
internal static class ListPlaces
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, ReadResponses responses, NodeState node, string? country)
    {
        var (cancel, language) = (http.RequestAborted, http.Language());
        var own = caller.Standing.Country;
        var shown = responses.Country(
            country ?? (own is not null && node.Current.Countries.Contains(own) ? own : node.Current.Countries[0])
        );
        var sheets = await responses.OfCountry(shown, caller.Reader, language, cancel);
        return new RazorComponentResult<PlacesPage>(
            new
            {
                Country = shown,
                Countries = node.Current.Countries.Select(c => Gazetteer.Find(c)!).InOrder(language).ToList(),
                Sheets = sheets,
                Booklet = await responses.Booklet(shown, sheets, cancel),
                Towns = MayBuild(caller, shown)
                    ? Gazetteer.Towns(shown.Key).Where(t => sheets.All(s => s.Place != t)).ToList()
                    : (IReadOnlyList<Place>)[],
            }
        );
    }

    /// <summary>Leads to the empty sheet of the town that she chose.</summary>
    public static async Task<IResult> Begin(HttpContext http, Caller caller, ReadResponses responses)
    {
        var town = responses.Town((await http.Form()).One("town", 40));
        return MayBuild(caller, town) ? new SeeOther($"/{http.Language().Code}/places/{town.Key}/change") : throw Problems.NotFound();
    }

    /// <summary>Whoever lives with a place's response writes it: members of the same country.</summary>
    public static bool MayBuild(Caller caller, Place place) =>
        caller.May(Permission.BuildResponse) && caller.Standing.Country == place.Country;
}
