using Tirek.Domain.Responses;

namespace Tirek.Server.Data;

/// <summary>
/// That a place has a sheet of who answers there. Says nothing of who wrote it: that stands in the trail of her organisation. Whoever writes it holds this row.
/// </summary>
internal sealed class PlaceResponse
{
    /// <summary>A town of our list.</summary>
    public required string PlaceKey { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>An entry of a sheet (<see cref="ResponseAnswer"/>).</summary>
internal sealed class PlaceAnswer
{
    public required string PlaceKey { get; set; }

    /// <summary>From 1, in the order of the sheet.</summary>
    public int Position { get; set; }
    public ResponseTask Task { get; set; }
    public Guid? ListingId { get; set; }
    public required string Name { get; set; }
    public required string Number { get; set; }
    public required string Hours { get; set; }
    public Agreement Agreement { get; set; }
    public DateOnly? AgreedOn { get; set; }
    public DateOnly? ConfirmedOn { get; set; }

    public static PlaceAnswer Of(string placeKey, int position, ResponseAnswer answer) =>
        new()
        {
            PlaceKey = placeKey,
            Position = position,
            Task = answer.Task,
            ListingId = answer.ListingId,
            Name = answer.Name,
            Number = answer.Number,
            Hours = answer.Hours,
            Agreement = answer.Agreement,
            AgreedOn = answer.AgreedOn,
            ConfirmedOn = answer.ConfirmedOn,
        };

    public ResponseAnswer Read() =>
        new(Task)
        {
            ListingId = ListingId,
            Name = Name,
            Number = Number,
            Hours = Hours,
            Agreement = Agreement,
            AgreedOn = AgreedOn,
            ConfirmedOn = ConfirmedOn,
        };
}

/// <summary>That a member organisation signed for a line which names a listing of its own. It counts while what it signed is what stands there.</summary>
internal sealed class ResponseSignature
{
    public required string PlaceKey { get; set; }
    public ResponseTask Task { get; set; }
    public Guid ListingId { get; set; }
    public Guid OrganizationId { get; set; }
    public DateTimeOffset SignedAt { get; set; }

    /// <summary>A hash of what was signed (<see cref="SignedState"/>).</summary>
    public required byte[] State { get; set; }
}

/// <summary>That a sheet, or the booklet of a country, was given out on paper, and a digest of each number that stood on it.</summary>
internal sealed class PrintedEdition
{
    public Guid Id { get; set; }

    /// <summary>A town, or for a booklet its country.</summary>
    public required string PlaceKey { get; set; }
    public int Year { get; set; }

    /// <summary>From 1 in each year.</summary>
    public int Number { get; set; }
    public DateTimeOffset GivenOutAt { get; set; }

    /// <summary>One for each number (<see cref="PrintedLine.Sealed"/>).</summary>
    public string[] Lines { get; set; } = [];
}
