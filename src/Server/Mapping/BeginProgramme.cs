using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>Somebody begins a programme of the mapping with its country and its name, or from its public entry; the first questions follow.</summary>
internal static class BeginProgramme
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, NodeState node) =>
        await Show(http, caller, db, node, null, null, 200);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, NodeState node, TimeProvider clock)
    {
        var (cancel, now, form, language) = (http.RequestAborted, clock.GetUtcNow(), await http.Form(), http.Language());
        var isOurs = form.One("ours", 3) == Keys.Yes;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var listing = Guid.TryParse(form.One("listing", 40), out var id)
            ? await Listed(db, caller, node).SingleOrDefaultAsync(p => p.Id == id, cancel)
            : null;
        var (country, name) = listing is null
            ? (form.One("country", 2), LocalText.OfOptional(form.One("name", AnswerRule.LongestLine), language))
            : (listing.Country!, listing.View.Name);
        if (!node.Current.Countries.Contains(country))
            throw Problems.NotUnderstood();
        if (name is null)
            return await Show(http, caller, db, node, country, MappingText.FaultName, 422);
        // Begun by others already, who keep it to themselves: hers is one sheet more, and nothing tells her of theirs.
        var programme = listing is null ? null : await db.MappedProgrammes.SingleOrDefaultAsync(p => p.ListingId == listing.Id, cancel);
        if (programme is null)
        {
            programme = new()
            {
                Id = Guid.CreateVersion7(now),
                Country = country,
                ListingId = listing?.Id,
                BegunAt = now,
            };
            db.MappedProgrammes.Add(programme);
        }
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        try
        {
            await SaveSheet.Write(
                db,
                http,
                caller,
                programme.Id,
                null,
                First(name, listing, isOurs, today),
                SaveSheet.CircleOf(caller, form.One("circle", 20)),
                now
            );
        }
        catch (DbUpdateException) when (listing is not null)
        {
            // Somebody began the same one at the same moment.
            throw Problems.ChangedMeanwhile();
        }
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/mapping/{programme.Id}/write/{Questionnaire.Sections[0].Key}");
    }

    /// <summary>What the public entry says already, with the entry as its source.</summary>
    private static SheetDocument First(LocalText name, PublicListing? listing, bool isOurs, DateOnly today)
    {
        var answers = new List<GivenAnswer>();
        var (source, day) = listing is null
            ? (MappingText.SourceBegun, today)
            : (MappingText.SourceEntry, listing.View.CheckedOn is { } on && on <= today ? on : today);
        void Add(string question, LocalText? words, params IReadOnlyList<string> values)
        {
            if (words is not null || values.Count > 0)
                answers.Add(
                    new(question)
                    {
                        Words = words,
                        Values = values,
                        Source = source,
                        AsOf = day,
                    }
                );
        }
        Add(Keys.Name, name);
        if (listing is not null)
        {
            Add(Keys.Organization, listing.View.OrganizationName);
            if (listing.View.Programme is { } programme)
            {
                Add(Keys.Status, null, FormattedKey(programme.State));
                Add(Keys.Since, null, programme.SinceYear is { } year ? [$"{year}"] : []);
            }
            Add("whom", listing.View.Programme?.WhomItTakes ?? listing.View.Eligibility);
            Add(
                "languages",
                null,
                [.. listing.View.Languages.Select(l => l.Code).Where(c => Language.Find(c) is not null).OfType<string>().Distinct()]
            );
            Add("cost", null, listing.View.IsFree == true ? ["free"] : []);
        }
        return new() { IsProvider = isOurs, Answers = answers };
    }

    private static string FormattedKey(Domain.Listings.ProgrammeState state) => state.ToString().ToLowerInvariant();

    /// <summary>Public entries of which she reads no sheet: whether others keep one to themselves is told to nobody.</summary>
    private static IQueryable<PublicListing> Listed(AppDb db, Caller caller, NodeState node)
    {
        var served = node.Current.Countries.ToArray();
        var read = MappingCircle.Of(caller).MayRead(db.ProgrammeSheets);
        return db
            .PublicListings.AsNoTracking()
            .Where(p =>
                p.IsProgramme
                && served.Contains(p.Country!)
                && !db.MappedProgrammes.Any(m => m.ListingId == p.Id && read.Any(s => s.ProgrammeId == m.Id))
            );
    }

    private static async Task<RazorComponentResult<BeginProgrammePage>> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState node,
        string? country,
        string? fault,
        int status
    )
    {
        var (language, own) = (http.Language(), caller.Standing.Country);
        var listed = await Listed(db, caller, node)
            .OrderBy(p => p.Id)
            .Take(200)
            .Select(p => new { p.Id, p.View })
            .ToListAsync(http.RequestAborted);
        return new(
            new
            {
                Countries = node.Current.Countries.Select(c => Gazetteer.Find(c)!).InOrder(language).ToList(),
                Country = country ?? own,
                Listed = listed
                    .Select(l => new Choice(l.Id.ToString(), l.View.Name))
                    .OrderBy(l => l.Name.In(language).Text, Alphabet.Of(language))
                    .ToList(),
                IsOfState = caller.Standing.Kind == OrganizationKind.StateBody,
                Fault = fault,
            }
        )
        {
            StatusCode = status,
        };
    }
}
