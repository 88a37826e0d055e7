using Microsoft.AspNetCore.Components;
using Tirek.Domain.Places;
using Tirek.Domain.Search;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>What a search found. The whole page is one form, so that every button in it carries the search in its body and never in an address.</summary>
public sealed partial class ResultsPage
{
    [Parameter, EditorRequired]
    public ListingSearch Search { get; set; } = new();

    [Parameter, EditorRequired]
    public SearchAnswer Answer { get; set; } = null!;

    private Place? Near => Gazetteer.Find(Search.Near);
    private string? Country => Near?.Country;
    private Place? Wider => Near is { Kind: not PlaceKind.Country } near ? Gazetteer.Find(near.Country) : null;

    /// <summary>What a reader should know of this answer before she reads it.</summary>
    private IEnumerable<string> Notes
    {
        get
        {
            if (Answer.IsLoosened)
                yield return FindText.Loosened;
            if (Answer.IsGeneral)
                yield return FindText.General;
            if (Answer.IsPartial)
                yield return FindText.IndexRebuilding;
            if (Near is null && Answer.Total > 0)
                yield return FindText.ChooseNear;
        }
    }

    private string MapAddress => Visit.To(Near is { } near ? $"/map/{near.Region ?? near.Country}" : "/map");
    private string PageOf => FindWords.Say(FindText.PageOf, Number(Answer.Page), Number(Answer.Pages));

    private string Heading
    {
        get
        {
            if (Answer.Total == 0)
                return FindText.NothingFound;
            var counted = Counted.Of(
                Visit.Language,
                Answer.Total,
                FindText.Results_one,
                FindText.Results_few,
                FindText.Results_many,
                FindText.Results_other
            );
            return Near is { Kind: not PlaceKind.Country } ? $"{counted} · {FindText.NearestFirst}" : counted;
        }
    }

    private string Number(int n) => Counted.Number(Visit.Language, n);
}
