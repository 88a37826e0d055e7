using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Bench;

/// <summary>Invents a directory of a size that no country has, with the variety of a real one: towns by their size, five languages, hidden places, hours.</summary>
internal static class InventDirectory
{
    private const int Batch = 2_000;
    private const int PerOrganization = 4;
    private static readonly string[] Openings = ["08:00", "08:30", "09:00", "10:00"];
    private static readonly string[] Closings = ["16:00", "17:00", "18:00", "20:00"];
    private static readonly string[] Syllables =
    [
        "um",
        "id",
        "nur",
        "gul",
        "say",
        "ra",
        "be",
        "ka",
        "lo",
        "mi",
        "ta",
        "sha",
        "ro",
        "zan",
        "dil",
        "ay",
        "per",
        "vo",
        "tor",
        "ki",
    ];
    private static readonly Language[] Written = [Language.Russian, Language.Kazakh, Language.Kyrgyz, Language.Tajik, Language.Uzbek];

    private static readonly string[] Vocabulary = MakeVocabulary();

    public static async Task Fill(AppDb db, int services)
    {
        var random = new Random(20260101);
        var now = DateTimeOffset.UnixEpoch;
        var towns = TownsByWeight();
        for (var done = 0; done < services; done += Batch)
        {
            var count = Math.Min(Batch, services - done);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var organizations = Enumerable.Range(0, count / PerOrganization + 1).Select(_ => Organization(random)).ToList();
            var locations = new List<Location>();
            var listings = new List<Listing>();
            for (var i = 0; i < count; i++)
            {
                var location = Location(random, towns);
                locations.Add(location);
                listings.Add(Listing(random, organizations[i / PerOrganization], location));
            }
            await db.BulkInsert(
                [
                    .. organizations.Select(o => new OrganizationRecord
                    {
                        Id = o.Id,
                        Document = o,
                        ChangedAt = now,
                    }),
                ],
                default
            );
            await db.BulkInsert(
                [
                    .. locations.Select(l => new LocationRecord
                    {
                        Id = l.Id,
                        Document = l,
                        ChangedAt = now,
                    }),
                ],
                default
            );
            await db.BulkInsert(
                [
                    .. listings.Select(l => new ListingRecord
                    {
                        Id = l.Id,
                        OrganizationId = l.OrganizationId,
                        Document = l,
                        ChangedAt = now,
                    }),
                ],
                default
            );
            await db.BulkInsert([.. listings.Select(l => new ListingPlace { ListingId = l.Id, LocationId = l.At[0].LocationId })], default);
            await PublishListings.Publish(db, [.. listings.Select(l => l.Id)], default);
            await transaction.CommitAsync();
        }
        await GiveNumbers(db);
    }

    /// <summary>Without crisis numbers a node is closed.</summary>
    public static async Task GiveNumbers(AppDb db)
    {
        foreach (var country in Gazetteer.Countries)
            db.CrisisNumbers.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    Country = country.Key,
                    Number = "000",
                    Label = LocalText.Of("Emergency line"),
                    CheckedBy = "Invented",
                    CheckedOn = new(2026, 1, 1),
                    Rank = 1,
                }
            );
        await db.SaveChangesAsync();
    }

    private static Place[] TownsByWeight() =>
        [.. Gazetteer.AllTowns.SelectMany(t => Enumerable.Repeat(t, 1 + (t.Population ?? 0) / 50_000))];

    private static Organization Organization(Random random) => new(Guid.CreateVersion7(), Text(random, $"{Word(random)} {Word(random)}"));

    private static Location Location(Random random, Place[] towns)
    {
        var town = towns[random.Next(towns.Length)];
        if (random.Next(10) == 0)
            return new(Guid.CreateVersion7()) { Whereabouts = new Whereabouts.AreaOnly(town.Key, town.Country) };
        var position = new Position(town.Seat.Latitude + Spread(random), town.Seat.Longitude + Spread(random));
        var address = new PostalAddress(
            Guid.CreateVersion7(),
            $"{Word(random)} {random.Next(1, 200)}",
            town.Name(Language.English),
            town.Country
        );
        return new(Guid.CreateVersion7())
        {
            Whereabouts = new Whereabouts.Shown([address], position, town.Key),
            Accessibility = random.Next(4) == 0 ? [new(Guid.CreateVersion7(), "wheelchair", null, null)] : [],
        };
    }

    private static Listing Listing(Random random, Organization organization, Location location)
    {
        var terms = Some(random, Facet.KindOfHelp, 3)
            .Concat(Some(random, Facet.FormOfViolence, 4))
            .Concat(Some(random, Facet.ForWhom, 3))
            .ToList();
        var named = Taxonomy.Find(terms[0])!;
        return new(
            Guid.CreateVersion7(),
            organization.Id,
            Text(random, $"{Word(random)}: {named.Name(Written[random.Next(Written.Length)])}")
        )
        {
            Description = Text(random, string.Join(' ', Enumerable.Range(0, 40).Select(_ => Word(random)))),
            Terms = terms,
            IsFree = random.Next(3) > 0 ? true : null,
            CheckedOn = random.Next(5) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(-random.Next(400)),
            BeforeYouCall = new()
            {
                WhatHappens =
                    random.Next(2) == 0 ? Text(random, string.Join(' ', Enumerable.Range(0, 15).Select(_ => Word(random)))) : null,
                AnonymousPossible = random.Next(2) == 0 ? true : null,
                ChildrenAccepted = random.Next(2) == 0 ? true : null,
                ChildrenUpToAge = random.Next(4) == 0 ? random.Next(5, 18) : null,
            },
            At = [new(Guid.CreateVersion7(), location.Id)],
            Languages =
            [
                .. new[] { "ru", "ky", "kk", "uz", "tg", "en" }
                    .Where(_ => random.Next(3) == 0)
                    .Select(c => new SpokenLanguage(Guid.CreateVersion7(), c, null, null)),
            ],
            Phones = [Held.Public(new Phone(Guid.CreateVersion7(), $"000 {random.Next(100, 1000)} {random.Next(100, 1000)}"))],
            Schedules = random.Next(4) == 0 ? [] : [Held.Public(Hours(random))],
        };
    }

    private static Schedule Hours(Random random) =>
        random.Next(10) == 0
            ? new(Guid.CreateVersion7())
            {
                Freq = "DAILY",
                OpensAt = new(0, 0),
                ClosesAt = new(0, 0),
            }
            : new(Guid.CreateVersion7())
            {
                Freq = "WEEKLY",
                ByDay = random.Next(2) == 0 ? ["MO", "TU", "WE", "TH", "FR"] : ["MO", "TU", "WE", "TH", "FR", "SA"],
                OpensAt = TimeOnly.ParseExact(Openings[random.Next(Openings.Length)], "HH:mm"),
                ClosesAt = TimeOnly.ParseExact(Closings[random.Next(Closings.Length)], "HH:mm"),
            };

    private static IEnumerable<string> Some(Random random, Facet facet, int most)
    {
        var all = Taxonomy.Of(facet).Where(t => t.Key != "perpetrator-programme").ToList();
        return Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => all[random.Next(all.Count)].Key).Distinct();
    }

    private static LocalText Text(Random random, string text) => LocalText.Of(text, Written[random.Next(Written.Length)]);

    /// <summary>Few words stand everywhere and most stand once, as in any text: the rank of a word is drawn evenly on a logarithmic scale (Zipf).</summary>
    private static string Word(Random random) => Vocabulary[(int)Math.Pow(Vocabulary.Length, random.NextDouble()) - 1];

    private static string[] MakeVocabulary()
    {
        var random = new Random(1);
        var words = new HashSet<string>();
        while (words.Count < 60_000)
            words.Add(string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Syllables[random.Next(Syllables.Length)])));
        return [.. words];
    }

    private static double Spread(Random random) => (random.NextDouble() - 0.5) * 0.2;
}
