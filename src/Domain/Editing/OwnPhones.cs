using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>The telephones of a listing as text of a form, and back.</summary>
internal static class OwnPhones
{
    /// <summary>A line for each telephone: its number, a semicolon, who may read it, or that it was taken away.</summary>
    public static string Read(Listing listing) =>
        string.Join(
            '\n',
            listing.Phones.Select(p =>
                $"{WrittenNumber.Of(p.For<OwnerReader>()!)};{(IsTaken(p) ? EditField.Withdrawn : p.Audience.ToString())}"
            )
        );

    /// <summary>Whoever keeps a number keeps what else is known of it, also where only its extension is another.</summary>
    public static Listing Write(Listing listing, string text)
    {
        var left = listing.Phones.Select(p => p.For<OwnerReader>()!).ToList();
        var lines = EditField.Lines(text).Select(l => EditField.PhoneOf(l)!.Value).ToList();
        var known = new Phone?[lines.Count];
        // Those that are wholly the same first, so that no line takes what another one says.
        foreach (
            var isSame in new Func<Phone, WrittenNumber, bool>[]
            {
                (p, n) => WrittenNumber.Of(p) == n,
                (p, n) => WrittenNumber.Of(p).Number == n.Number,
            }
        )
        foreach (var (i, line) in lines.Index())
            if (known[i] is null && left.Find(p => isSame(p, line.Number)) is { } found)
            {
                left.Remove(found);
                known[i] =
                    WrittenNumber.Of(found) == line.Number
                        ? found
                        : found with
                        {
                            Number = line.Number.Number,
                            Extension = line.Number.Extension,
                        };
            }
        return listing with { Phones = [.. lines.Select((line, i) => Of(listing, i, line.Number, line.For, known[i]))] };
    }

    private static Held<Phone> Of(Listing listing, int at, WrittenNumber number, Audience? audience, Phone? known)
    {
        // Its owner has decided who reads it: then it is as any other, and nobody else shows it again.
        if (known is { IsWithdrawn: true } && audience is not null)
            known = known with { IsWithdrawn = false };
        return Held.For(
            audience ?? Audience.Owner,
            known ?? new Phone(Uuid5.Create(listing.Id, $"phone {at} {number}"), number.Number) { Extension = number.Extension }
        );
    }

    private static bool IsTaken(Held<Phone> held) => held.Audience == Audience.Owner && held.For<OwnerReader>()!.IsWithdrawn;
}
