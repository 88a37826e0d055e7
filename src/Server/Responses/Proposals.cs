using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Server.Responses;

/// <summary>Whom the directory knows for each line of a town, and those who stand on its sheet already.</summary>
internal sealed class Proposals
{
    private readonly Dictionary<ResponseTask, IReadOnlyList<Proposal>> proposed;
    private readonly Dictionary<ResponseTask, HashSet<Guid>> able;
    private readonly IReadOnlyDictionary<Guid, ProfessionalListing> listings;

    private Proposals(
        Dictionary<ResponseTask, IReadOnlyList<Proposal>> proposed,
        Dictionary<ResponseTask, HashSet<Guid>> able,
        IReadOnlyDictionary<Guid, ProfessionalListing> listings
    ) => (this.proposed, this.able, this.listings) = (proposed, able, listings);

    public static async Task<Proposals> Of(
        AppDb db,
        MemberReader reader,
        Place town,
        IReadOnlyCollection<ResponseAnswer> chosen,
        CancellationToken cancel
    )
    {
        var serving = await ProfessionalListings.Who(db, reader, town.Country, ResponseTasks.All.SelectMany(t => t.Kinds()), cancel);
        var proposed = ResponseTasks.All.ToDictionary(t => t, t => ProposeAnswers.For(town, t, serving));
        var ids = proposed.Values.SelectMany(p => p).Select(p => p.ListingId).Concat(chosen.Select(a => a.ListingId).OfType<Guid>());
        var listings = (await ProfessionalListings.Read(db, reader, ids, cancel)).ToDictionary();
        // The women's services that the programmes name, or the entries that stand for these now; hers is the nearness of the programme.
        var named = proposed[ResponseTask.Programme]
            .Where(p => listings.ContainsKey(p.ListingId))
            .SelectMany(p => listings[p.ListingId].View.Programme?.WomensServices.Select(w => new Proposal(w, p.Nearness)) ?? [])
            .DistinctBy(p => p.ListingId)
            .ToList();
        var read = await ProfessionalListings.Read(db, reader, named.Select(p => p.ListingId), cancel);
        var partners = named
            .Where(p => read.ContainsKey(p.ListingId))
            .Select(p => p with { ListingId = read[p.ListingId].View.Id })
            .DistinctBy(p => p.ListingId)
            .Take(ProposeAnswers.Most)
            .ToList();
        proposed[ResponseTask.ProgrammePartner] = partners;
        foreach (var partner in read.Values)
            listings[partner.View.Id] = partner;
        var able = ResponseTasks.All.ToDictionary(t => t, t => ProposeAnswers.Able(town, t, serving));
        able[ResponseTask.ProgrammePartner] = [.. partners.Select(p => p.ListingId)];
        return new(proposed, able, listings);
    }

    /// <summary>For each line the first who is in the town itself.</summary>
    public IReadOnlyList<ResponseAnswer> Nearest() =>
        [
            .. proposed.SelectMany(p =>
                p.Value.Where(o => o.Nearness == Nearness.Here && Has(p.Key, o.ListingId))
                    .Take(1)
                    .Select(o => new ResponseAnswer(p.Key) { ListingId = o.ListingId })
            ),
        ];

    /// <summary>Whoever stands on the sheet may stay there, so that a sheet can be saved whose listing has changed since.</summary>
    /// <exception cref="Problem">An entry names somebody who is not in the directory, is of another country, or answers for something else.</exception>
    public void RefuseWhoCannotAnswer(IEnumerable<ResponseAnswer> hers, IReadOnlyCollection<ResponseAnswer> stands)
    {
        foreach (var answer in hers)
            if (
                answer.ListingId is { } id
                && !(Has(answer.Task, id) && able[answer.Task].Contains(id))
                && !stands.Any(a => (a.Task, a.ListingId) == (answer.Task, answer.ListingId))
            )
                throw Problems.NotUnderstood();
    }

    public ResponseLine Line(
        ResponseTask task,
        string mark,
        IReadOnlyList<ResponseAnswer> answers,
        IReadOnlyList<ResponseAnswer>? others,
        Language reader
    )
    {
        var near = proposed[task].ToDictionary(p => p.ListingId, p => (Nearness?)p.Nearness);
        var ids = proposed[task].Select(p => p.ListingId).Concat(answers.Select(a => a.ListingId).OfType<Guid>()).Distinct();
        return new(task, mark)
        {
            Choices = [.. ids.Select(id => Choice(id, near.GetValueOrDefault(id))).OfType<ResponseChoice>()],
            Answers = answers,
            StandsNow = others is null ? null : Said(others, reader),
        };
    }

    private bool Has(ResponseTask task, Guid id) => listings.TryGetValue(id, out var listing) && task.Fits(listing.IsProgramme);

    private ResponseChoice? Choice(Guid id, Nearness? nearness)
    {
        if (!listings.TryGetValue(id, out var listing))
            // Out of the directory since: it can only be taken off.
            return nearness is null ? new(id, null, [], null, null, null) : null;
        var view = listing.View;
        var (name, by) = listing.IsControlled ? (null, null) : (view.Name, view.CheckedBy);
        return new(id, name, ProfessionalListing.ToCall(view), nearness, view.CheckedOn, by) { OnPaper = listing.OnPaper };
    }

    private string Said(IReadOnlyList<ResponseAnswer> answers, Language reader)
    {
        var words = answers.Select(a =>
        {
            var listing = a.ListingId is { } id ? listings.GetValueOrDefault(id) : null;
            var name = listing is { IsControlled: false } ? listing.View.Name.In(reader).Text : a.Name;
            return $"{(name.Length > 0 ? name : ResponsesText.NumberOnly)} ({ResponseWords.Of(a.Agreement, a.AgreedOn, reader)})";
        });
        return answers.Count == 0 ? ResponsesText.Nobody : string.Join("; ", words);
    }
}
