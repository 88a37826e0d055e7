using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Adds a service of the caller's organisation: its name, what kind of help it is, where, and a number to call; or a programme for people who use violence, which is
/// no kind of help. It is public at once; the rest is written after. An address that is kept secret has no field to stand in (directory.md §2).
/// </summary>
internal static class AddListing
{
    private static readonly string[] OfHelp = ["name", "kinds", "phones"];
    private static readonly string[] OfProgramme = ["name", "state", "takes", "phones"];

    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db) => Page(http, caller, db, isProgramme: false);

    public static Task<IResult> ProgrammePage(HttpContext http, Caller caller, AppDb db) => Page(http, caller, db, isProgramme: true);

    public static Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock) =>
        Answer(http, caller, db, clock, isProgramme: false);

    public static Task<IResult> ProgrammeAnswer(HttpContext http, Caller caller, AppDb db, TimeProvider clock) =>
        Answer(http, caller, db, clock, isProgramme: true);

    private static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, bool isProgramme)
    {
        var country = await db
            .MemberOrganizations.Where(o => o.Id == caller.Organization)
            .Select(o => o.Country)
            .SingleAsync(http.RequestAborted);
        var texts = new Dictionary<string, string> { ["state"] = nameof(ProgrammeState.Active) };
        return Show(isProgramme, country, texts, [], new("", "", ""), null);
    }

    private static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, bool isProgramme)
    {
        var (cancel, language, form) = (http.RequestAborted, http.Language(), await http.Form());
        var asked = isProgramme ? OfProgramme : OfHelp;
        var texts = new Dictionary<string, string>(EditForm.Read(form, [.. asked.Select(EditFields.Of)]));
        foreach (var key in asked)
            texts.TryAdd(key, "");
        var sent = PlaceForm.Read(form);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await NewListing.Hold(db, caller, cancel);
        var faults = EditForm.Faults(texts, null, language);
        var fault = sent.Fault(own.Country, IsShelter(texts)) ?? (faults.Count > 0 ? EditingText.FaultsBelow : null);
        if (fault is not null)
            return Show(isProgramme, own.Country, texts, faults, sent, fault);
        var listing = NewListing
            .Add(db, own, texts, sent.Place(own.Country)!, sent.Shown, language, clock.GetUtcNow(), isProgramme)
            .Document;
        await db.SaveChangesAsync(cancel);
        await OwnListings.Publish(http, db, caller, listing.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/organization/services/{listing.Id}?done=saved");
    }

    private static bool IsShelter(IReadOnlyDictionary<string, string> texts) =>
        PlaceRule.IsSecretByNature(EditField.Split(texts.GetValueOrDefault("kinds", "")));

    private static RazorComponentResult<NewListingPage> Show(
        bool isProgramme,
        string country,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> faults,
        PlaceForm sent,
        string? fault
    ) =>
        new(
            new
            {
                IsProgramme = isProgramme,
                Asked = isProgramme ? OfProgramme : OfHelp,
                Country = country,
                Texts = texts,
                Faults = faults,
                sent.Town,
                sent.Shows,
                sent.Address,
                AsksWhoKnows = fault is not null && IsShelter(texts),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
