using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>Reports services that seem to be in a feed under two ids, for a person to look at: same name, and same telephone or organisation.</summary>
internal static class ProbableDuplicates
{
    public static void Report(FeedContext context)
    {
        var known = new Dictionary<(string Name, string By), FeedRow>();
        foreach (var service in context.Feed.Rows(ImportTables.Service))
        {
            if (service["name"] is not { } name || context.Withholding.Of(service) != 0)
                continue;
            var by = Telephone(context.Feed, service) ?? service["organization_id"];
            if (by is not null && !known.TryAdd((Folding.Fold(name), by), service))
                context.Defects.Add(
                    service,
                    "id",
                    "probable-duplicate",
                    Done.ForAPerson,
                    context.Ids.KeyOf(known[(Folding.Fold(name), by)])
                );
        }
    }

    private static string? Telephone(Feed feed, FeedRow service) =>
        service
            .Of("phone")
            .Concat(service.Of(ImportTables.AtLocation).SelectMany(at => at.Of("phone")))
            .Select(phone => Telephones.Digits(phone["number"] ?? ""))
            .FirstOrDefault(digits => digits.Length >= 5);
}
