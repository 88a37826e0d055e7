using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>What a service asks of people and holds for them: costs, papers, places.</summary>
internal static class ReadOffer
{
    public static IReadOnlyList<CostOption> Costs(this FeedContext context, RecordText text, FeedRow service) =>
        [
            .. Kept(context, text, service, "payment_accepted", "payment").Select(p => new CostOption(p.Id, p.Text, null, null, null)),
            .. text.Open(ReadListing.Parts(service, "cost_option")).Select(row => Cost(context, text, row)).OfType<CostOption>(),
        ];

    public static IReadOnlyList<RequiredDocument> Documents(this FeedContext context, RecordText text, FeedRow service) =>
        [
            .. Kept(context, text, service, "required_document", "document")
                .Select(p => new RequiredDocument(p.Id, p.Text, text.Of(p.Row, "uri"))),
        ];

    /// <summary>Places and how many are free: for the owner, unless the feed says that they are for others too.</summary>
    public static IReadOnlyList<Held<Capacity>> Capacities(this FeedContext context, RecordText text, FeedRow service)
    {
        var capacities = new List<Held<Capacity>>();
        foreach (var row in service.Of("service_capacity").ToList())
        {
            text.KeepOthers(row);
            var updated = ReadValue.Instant(row["updated"]);
            if (ReadValue.Amount(row["available"]) is not { } available || updated is null)
            {
                text.KeepOthers(row, "available", "maximum", "updated", "unit_id");
                context.Defects.Add(
                    row,
                    updated is null ? "updated" : "available",
                    updated is null ? "bad-date" : "bad-number",
                    Done.LeftOut
                );
                continue;
            }
            if (row["updated"] is { Length: > 10 })
                text.KeepOthers(row, "updated");
            var unit = context.Feed.Find("unit", row["unit_id"]) is { } found ? text.Of(found, "name") : text.Of(row, "unit");
            var capacity = new Capacity(
                context.Ids.Of(row),
                unit ?? "",
                (int)available,
                (int?)ReadValue.Amount(row["maximum"]),
                Day(updated.Value)
            );
            capacities.Add(Held.For(context.Withholding.AudienceOf(row, service), capacity));
        }
        return capacities;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static CostOption? Cost(FeedContext context, RecordText text, FeedRow row)
    {
        text.KeepOthers(row);
        var cost = new CostOption(
            context.Ids.Of(row),
            text.Of(row, "option"),
            text.Value<decimal>(context, row, "amount", ReadValue.Amount, "bad-number"),
            text.Of(row, "currency"),
            text.Of(row, "amount_description")
        );
        if ((cost.Option ?? cost.AmountDescription ?? cost.Currency) is not null || cost.Amount is not null)
            return cost;
        context.Defects.Quarantine(row, "option", "empty-row");
        return null;
    }

    /// <summary>Rows that are one text.</summary>
    private static IEnumerable<(FeedRow Row, Guid Id, string Text)> Kept(
        FeedContext context,
        RecordText text,
        FeedRow service,
        string table,
        string column
    )
    {
        foreach (var row in text.Open(ReadListing.Parts(service, table)))
        {
            text.KeepOthers(row);
            if (text.Of(row, column) is { } said)
                yield return (row, context.Ids.Of(row), said);
            else
                context.Defects.Quarantine(row, column, "empty-row");
        }
    }
}
