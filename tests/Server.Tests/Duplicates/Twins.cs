using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;

namespace Tirek.Server.Tests.Duplicates;

/// <summary>Entries of one service, with values of every audience in both, and what somebody does with them.</summary>
internal sealed class Twins(Network.Members network)
{
    public const string Name = "Dawn legal clinic";
    public const string Telephone = "+7 700 555 11 22";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An entry that everybody finds.</summary>
    /// <param name="owner">Its organisation in the directory; null: one of its own, that is no member.</param>
    /// <param name="mark">Stands in what is told of it, and in what is not.</param>
    public async Task<Guid> Add(
        string mark,
        Guid? owner = null,
        string town = "KZ-almaty",
        string name = Name,
        string telephone = Telephone
    )
    {
        await using var db = network.Site.Node.Open();
        var (id, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        if (owner is null)
        {
            owner = Guid.CreateVersion7();
            db.Organizations.Add(new() { Id = owner.Value, Document = new(owner.Value, LocalText.Of("Dawn foundation")) });
        }
        db.Locations.Add(
            new()
            {
                Id = place,
                Document = new(place)
                {
                    Whereabouts = new Whereabouts.Shown(
                        [new(Guid.CreateVersion7(), $"Example street {mark}", null, town[..2])],
                        Gazetteer.Find(town)!.Seat,
                        town
                    ),
                },
            }
        );
        db.ListingPlaces.Add(new() { ListingId = id, LocationId = place });
        db.Listings.Add(
            new()
            {
                Id = id,
                OrganizationId = owner.Value,
                Document = new(id, owner.Value, LocalText.Of(name, Language.English))
                {
                    Description = LocalText.Of($"Description {mark}", Language.English),
                    Email = $"{mark}@mail.example",
                    Terms = ["legal-aid"],
                    At = [new(Guid.CreateVersion7(), place)],
                    Phones =
                    [
                        Held.Public(new Phone(Guid.CreateVersion7(), telephone)),
                        Held.For(
                            Audience.Professionals,
                            new Phone(Guid.CreateVersion7(), $"000 1{mark.Length} professional-canary-{mark}")
                        ),
                        Held.For(Audience.Owner, new Phone(Guid.CreateVersion7(), $"000 2{mark.Length} owner-canary-{mark}")),
                    ],
                    Contacts =
                    [
                        Held.For(Audience.Professionals, new Contact(Guid.CreateVersion7(), $"contact-canary-{mark}", null, null, null)),
                    ],
                    Alert = Held.For(Audience.Owner, LocalText.Of($"alert-canary-{mark}")),
                    Notes = [Held.For(Audience.Owner, $"note-canary-{mark}")],
                },
            }
        );
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        return id;
    }

    public async Task Look()
    {
        await using var db = network.Site.Node.Open();
        await LookForPairs.Look(db, Cancel);
    }

    public async Task<Listing> Read(Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    /// <summary>As it is stored, without the instant of its last change.</summary>
    public async Task<string> State(Guid id) => StoredJson.Write(await Read(id) with { LastModified = null });

    public async Task Change(Guid id, Func<Listing, Listing> change)
    {
        await using var db = network.Site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        record.Document = change(record.Document);
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
    }

    public static string Path(Guid one, Guid other) => $"/duplicates/{ProbablePair.IdOf(one, other)}";

    /// <summary>Opens the pair and merges it so that the second named stays.</summary>
    public static async Task<Persona> Merge(Persona her, Guid goes, Guid stays, params (string Name, string Value)[] fields)
    {
        await her.Open(Path(goes, stays));
        return await SendMerge(her, goes, stays, fields);
    }

    /// <summary>Sends the form of the page that she sees.</summary>
    public static Task<Persona> SendMerge(Persona her, Guid goes, Guid stays, params (string Name, string Value)[] fields) =>
        her.Send(
            $"{Path(goes, stays)}/merge",
            [
                ("first-mark", her.Match("name=\"first-mark\" value=\"([^\"]+)\"")),
                ("second-mark", her.Match("name=\"second-mark\" value=\"([^\"]+)\"")),
                ("keep", stays.CompareTo(goes) < 0 ? "first" : "second"),
                .. fields,
            ]
        );

    /// <summary>What the form calls the one that goes.</summary>
    public static string Goes(Guid goes, Guid stays) => $"{(goes.CompareTo(stays) < 0 ? MergeChoice.First : MergeChoice.Second)}";

    /// <summary>Sends a form that goes nowhere else, with the token of another page of hers.</summary>
    public static async Task<Persona> Act(Persona her, string path)
    {
        await her.Open("/account");
        return await her.SendRaw(path, ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
    }
}
