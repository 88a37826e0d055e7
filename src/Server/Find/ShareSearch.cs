using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Tirek.Domain;
using Tirek.Domain.Search;
using Tirek.Server.Http;
using Tirek.Server.Search;

namespace Tirek.Server.Find;

/// <summary>
/// A reader asks for an address that opens the same search. She is told first where it stays and what can be read in it. It holds what she chose and never what
/// she typed, and nothing is stored: the code is the search.
/// </summary>
internal static class ShareSearch
{
    /// <summary>Sent once she has read what the address gives away.</summary>
    public const string Understood = "understood";

    private const int LongestCode = 2_000;

    public static async Task<IResult> Page(HttpRequest request, CancellationToken cancel)
    {
        var search = await SearchForm.Read(request, cancel);
        var isShown = (await request.ReadFormAsync(cancel)).ContainsKey(Understood);
        return new RazorComponentResult<SharePage>(
            new Dictionary<string, object?>
            {
                [nameof(SharePage.Search)] = search,
                [nameof(SharePage.Address)] = isShown ? Address(request, search) : null,
            }
        );
    }

    /// <summary>Opened by its address; or by a button of that page, which carries the search in its body.</summary>
    public static async Task<IResult> Open(string code, HttpRequest request, Searcher searcher, CancellationToken cancel) =>
        await SearchListings.Show(
            HttpMethods.IsPost(request.Method) ? await SearchForm.Read(request, cancel) : Read(code),
            request,
            searcher,
            cancel
        );

    /// <summary>What of a search may go into an address; nothing is left of one that was only typed.</summary>
    public static ListingSearch Chosen(ListingSearch search) => search with { Text = "", Page = 1 };

    /// <summary>A search without what was typed, as letters of an address (base64url of RFC 4648); empty when nothing was chosen.</summary>
    public static string Code(ListingSearch search) =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Join('&', SearchForm.Fields(Chosen(search)).Select(f => $"{f.Name}={f.Value}")))
        );

    /// <summary>The search of a code. Words that somebody put into one are left out, and so is what our lists do not know any more.</summary>
    /// <exception cref="Problem">It is none, or chooses nothing.</exception>
    public static ListingSearch Read(string code)
    {
        if (code.Length > LongestCode || !Base64Url.IsValid(code))
            throw Problems.NotFound();
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(code)));
        var search = Chosen(SearchForm.Read(new FormCollection(fields)));
        return Code(search).Length > 0 ? search : throw Problems.NotFound();
    }

    private static string? Address(HttpRequest request, ListingSearch search) =>
        Code(search) is { Length: > 0 } code
            ? $"{request.Scheme}://{request.Host}/{request.HttpContext.Language().Code}/find/shared/{code}"
            : null;
}
