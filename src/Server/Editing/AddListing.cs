using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Adds a service of the caller's organisation: its name, what kind of help it is, where, and a number to call. It is public at once; the rest is written after.
/// An address that is kept secret has no field to stand in (directory.md §2).
/// </summary>
internal static class AddListing
{
    private static readonly string[] Asked = ["name", "kinds", "phones"];

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var country = await CountryOf(db, caller, http.RequestAborted);
        return Show(country, new Dictionary<string, string>(), [], new("", "", ""), null);
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, language, form) = (http.RequestAborted, http.Language(), await http.Form());
        var texts = EditForm.Read(form).Where(t => Asked.Contains(t.Key)).ToDictionary();
        foreach (var key in Asked)
            texts.TryAdd(key, "");
        var sent = PlaceForm.Read(form);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await NewListing.Hold(db, caller, cancel);
        var faults = EditForm.Faults(texts, null, language);
        var isSecret = PlaceRule.IsSecretByNature(EditField.Split(texts["kinds"]));
        var fault = sent.Fault(own.Country, isSecret) ?? (faults.Count > 0 ? EditingText.FaultsBelow : null);
        if (fault is not null)
            return Show(own.Country, texts, faults, sent, fault);
        var listing = NewListing.Add(db, own, texts, sent.Place(own.Country)!, sent.Shown, language, clock.GetUtcNow()).Document;
        await db.SaveChangesAsync(cancel);
        await OwnListings.Publish(http, db, caller, listing.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/organization/services/{listing.Id}?done=saved");
    }

    private static Task<string> CountryOf(AppDb db, Caller caller, CancellationToken cancel) =>
        db.MemberOrganizations.Where(o => o.Id == caller.Organization).Select(o => o.Country).SingleAsync(cancel);

    private static RazorComponentResult<NewListingPage> Show(
        string country,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> faults,
        PlaceForm sent,
        string? fault
    ) =>
        new(
            new
            {
                Country = country,
                Texts = texts,
                Faults = faults,
                sent.Town,
                sent.Shows,
                sent.Address,
                AsksWhoKnows = fault is not null && PlaceRule.IsSecretByNature(EditField.Split(texts["kinds"])),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
