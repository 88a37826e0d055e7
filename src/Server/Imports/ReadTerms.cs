using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Imports;

/// <summary>The terms of a listing: those of the feed's taxonomy, and ours that they name.</summary>
/// <param name="Own">Of ours.</param>
/// <param name="Foreign">Of the feed's.</param>
/// <param name="IsProgramme">A programme for people who use violence is the only kind of help that they name.</param>
/// <param name="IsHelp">They name a kind of help for survivors.</param>
internal sealed record ListingTerms(IReadOnlyList<string> Own, IReadOnlyList<ForeignTerm> Foreign, bool IsProgramme, bool IsHelp);

/// <summary>Reads the taxonomy links of a service.</summary>
internal static class ReadTerms
{
    public static ListingTerms Terms(this FeedContext context, RecordText text, FeedRow service)
    {
        var foreign = new List<ForeignTerm>();
        var own = new List<string>();
        foreach (var (row, id) in Links(context, text, service))
        {
            var term = context.Feed.Find("taxonomy", id);
            var code = (term is null ? null : text.Of(term, "code")) ?? text.Clean(row, "taxonomy_id", id) ?? StruckValues.Gap;
            if ((MapTerms.Ours(id) ?? MapTerms.Ours(code)) is { } ours)
            {
                own.Add(ours);
                continue;
            }
            if (term is null)
                context.Defects.Add(row, "taxonomy_id", "missing-term", Done.Kept, id);
            var detail = row == service ? null : text.Of(row, "taxonomy_detail") ?? text.Of(row, "value");
            if (foreign.Any(t => t.Code == code && t.Detail == detail))
            {
                if (row != service)
                    context.Defects.Add(row, "taxonomy_id", "duplicate-link", Done.Repaired, id);
                continue;
            }
            foreign.Add(new(context.Ids.Of("taxonomy", id), code, Cell("name"), Cell("vocabulary"), detail));
            own.AddRange(MapTerms.Of(term?["name"]));

            string? Cell(string column) => term is null ? null : text.Of(term, column);
        }
        return Sort(context, text, service, own.Distinct().ToList(), foreign);
    }

    private static IEnumerable<(FeedRow Row, string Id)> Links(FeedContext context, RecordText text, FeedRow service)
    {
        foreach (var row in text.Open(service.Of("service_taxonomy").Concat(service.Of("attribute"))))
            if (row["taxonomy_id"] is { } id)
            {
                text.KeepOthers(row);
                yield return (row, id);
            }
            else
                context.Defects.Quarantine(row, "taxonomy_id", "empty-row");
        foreach (
            var id in (service["taxonomy_ids"] ?? "").Split(
                [',', ';', '|'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
            yield return (service, id);
    }

    private static ListingTerms Sort(FeedContext context, RecordText text, FeedRow service, List<string> own, List<ForeignTerm> foreign)
    {
        var kinds = own.Where(k => Taxonomy.Find(k)!.Facet == Facet.KindOfHelp).ToList();
        var isProgramme = kinds is [ProgrammeRule.Kind];
        if (!isProgramme && own.Remove(ProgrammeRule.Kind))
            // Help for survivors is not hidden because its house also works with men; a person has to look.
            context.Defects.Add(service, "taxonomy_id", "mixed-programme", Done.ForAPerson);
        foreach (var key in own.Where(k => !Taxonomy.Find(k)!.IsPublicByDefault).ToList())
        {
            own.Remove(key);
            text.Extra[$"term {key}"] = key;
            context.Defects.Add(service, "taxonomy_id", "term-for-professionals", Done.Kept);
        }
        return new(own, foreign, isProgramme, kinds.Exists(k => k != ProgrammeRule.Kind));
    }
}
