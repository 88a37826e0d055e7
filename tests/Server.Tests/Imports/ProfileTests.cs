using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>What our profile adds to the standard comes in as it went out.</summary>
public sealed class ProfileTests
{
    private const string Service = "0198c6a0-0000-7000-8000-0000000000a1";

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Feed() =>
        new TestFeed()
            .With("organization", "id,name", "o1,Борбор")
            .With(
                "service",
                "id,organization_id,name,description,status,is_free,checked_by",
                $"{Service},o1,Кеңеш,Угабыз,active,true,by phone"
            )
            .With(
                "location",
                "id,organization_id,location_type,name,place,area_place,area_country",
                "l1,o1,physical,,,KG-O,KG",
                "l2,o1,physical,House,KG-osh,,"
            )
            .With("service_at_location", "id,service_id,location_id", $"a1,{Service},l1", $"a2,{Service},l2")
            .With("service_area", "id,service_id,name,place", $"r1,{Service},The whole south,KG-O")
            .With("phone", "id,service_id,number,description", $"p1,{Service},0700 11 22 33,Күн бою")
            .With(
                "translation",
                "id,link_entity,link_id,field,language,state,value",
                $"t1,service,{Service},name,ky,original,",
                $"t2,service,{Service},name,ru,human,Консультация",
                $"t3,service,{Service},name,en,machine,Advice",
                $"t4,service,{Service},before_you_call.what_happens,ru,unchecked,Мы слушаем",
                "t5,phone,p1,description,ru,outdated,Весь день",
                $"t6,service,{Service},name,fr,human,Conseil",
                $"t7,service,{Service},alert,ru,human,Ничего"
            )
            .With(
                "before_you_call",
                "service_id,what_happens,anonymous_possible,tells_others,tells_source,papers_needed,children_accepted,children_up_to_age,boys_up_to_age,longest_stay_days,answers_by",
                $"{Service},Биз угабыз,true,by_law,Article 7,false,true,17,12,90,voice messenger"
            );

    [Theory, MemberData(nameof(Providers))]
    public async Task Translations_come_with_their_languages_and_states(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal(
            [
                new("ky", "Кеңеш", TranslationState.Original),
                new("ru", "Консультация", TranslationState.Human),
                new("en", "Advice", TranslationState.Machine),
            ],
            listing.Name.Wordings
        );
        Assert.Equal(
            [new(null, "Биз угабыз", TranslationState.Original), new("ru", "Мы слушаем", TranslationState.Unchecked)],
            listing.BeforeYouCall.WhatHappens!.Wordings
        );
        Assert.Equal(
            new("ru", "Весь день", TranslationState.Outdated),
            listing.Phones.Single().For<PublicReader>()!.Description!.Wordings[1]
        );
        // A language that is none of ours, and a text without an original, are kept for the owner.
        var extra = listing.Extra!.For<OwnerReader>()!;
        Assert.Equal(("Conseil", "Ничего"), (extra["translation/t6/value"], extra["translation/t7/value"]));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_to_know_before_calling_comes_whole(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal(
            new()
            {
                AnonymousPossible = true,
                Tells = TellsOthers.ByLaw,
                TellsSource = "Article 7",
                PapersNeeded = false,
                ChildrenAccepted = true,
                ChildrenUpToAge = 17,
                BoysUpToAge = 12,
                LongestStayDays = 90,
                AnswersByVoice = true,
                AnswersByMessenger = true,
            },
            listing.BeforeYouCall with
            {
                WhatHappens = null,
            }
        );
        Assert.Equal((true, "by phone"), (listing.IsFree, listing.CheckedBy!.Original.Text));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_area_is_a_hidden_place_and_places_are_known_by_key(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var places = await db.Locations.ToDictionaryAsync(l => l.SourceKey!, l => l.Document.Whereabouts, Cancel);
        Assert.Equal(new Whereabouts.AreaOnly("KG-O", "KG"), places["l1"]);
        Assert.Equal("KG-osh", ((Whereabouts.Shown)places["l2"]).TownKey);
        Assert.Equal("KG-O", (await db.Listings.SingleAsync(Cancel)).Document.ServiceAreas.Single().PlaceKey);
        Assert.DoesNotContain(await db.ImportDefects.ToListAsync(Cancel), d => d.Reason == "withheld-address");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_programme_comes_with_what_its_page_shows(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed()
            .With("service", "id,organization_id,name,status", $"{Service},o1,Help,active", "s2,o1,Programme,active")
            .With(
                "programme",
                "service_id,state,since_year,whom_it_takes,how_to_enrol,womens_services",
                $"s2,pilot,2021,Men,Call,{Service}"
            )
            .With(
                "translation",
                "id,link_entity,link_id,field,language,state,value",
                "t1,service,s2,programme.whom_it_takes,ru,human,Мужчин"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var programme = (await db.Listings.SingleAsync(l => l.SourceKey == "s2", Cancel)).Document.Programme!;
        Assert.Equal((ProgrammeState.Pilot, 2021, "Call"), (programme.State, programme.SinceYear, programme.HowToEnrol!.Original.Text));
        Assert.Equal("Мужчин", programme.WhomItTakes!.Wordings[1].Text);
        Assert.Equal(Guid.Parse(Service), programme.WomensServices.Single());
        Assert.NotNull((await db.PublicListings.SingleAsync(p => p.IsProgramme, Cancel)).View.Programme);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_shelter_that_a_row_calls_a_programme_stays_help_and_somebody_is_told(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = new TestFeed()
            .With("organization", "id,name", "o1,House")
            .With(
                "service",
                "id,organization_id,name,status,taxonomy_ids",
                "s1,o1,Shelter,active,shelter",
                "s2,o1,Both,active,shelter;perpetrator-programme",
                "s3,o1,Men,active,perpetrator-programme"
            )
            .With(
                "programme",
                "service_id,state,whom_it_takes",
                "s1,active,Whoever comes",
                "s2,active,Whoever comes",
                "s3,active,Whoever comes"
            );
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var shown = await db.PublicListings.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(
            [("Both", false), ("Men", true), ("Shelter", false)],
            shown.Select(p => (p.View.Name.Original.Text, p.IsProgramme)).Order()
        );
        Assert.All(shown.Where(p => !p.IsProgramme), p => Assert.Equal(["shelter"], p.View.Terms));
        // Nothing of what the row said is lost to its owner.
        var kept = (await db.Listings.AsNoTracking().SingleAsync(l => l.SourceKey == "s1", Cancel)).Document;
        Assert.Contains("Whoever comes", kept.Extra!.For<OwnerReader>()!.Values);
        var told = await db.ImportDefects.Where(d => d.Reason == "mixed-programme" && d.File == "programme.csv").ToListAsync(Cancel);
        Assert.Equal([2, 3], told.Select(d => d.Row).Order());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_programme_that_is_closed_is_in_no_list_and_a_state_is_one_of_the_names(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        (string State, string Status, ProgrammeState Read, ListingStatus Kept)[] all =
        [
            ("active", "active", ProgrammeState.Active, ListingStatus.Active),
            ("Pilot", "active", ProgrammeState.Pilot, ListingStatus.Active),
            ("planned", "active", ProgrammeState.Planned, ListingStatus.TemporarilyClosed),
            ("suspended", "", ProgrammeState.Suspended, ListingStatus.TemporarilyClosed),
            ("closed", "active", ProgrammeState.Closed, ListingStatus.Defunct),
            ("active", "defunct", ProgrammeState.Active, ListingStatus.Defunct),
            ("", "active", ProgrammeState.Active, ListingStatus.Active),
            ("9", "active", ProgrammeState.Suspended, ListingStatus.TemporarilyClosed),
            ("2", "active", ProgrammeState.Suspended, ListingStatus.TemporarilyClosed),
            ("\"Pilot,Active\"", "active", ProgrammeState.Suspended, ListingStatus.TemporarilyClosed),
            ("ended", "active", ProgrammeState.Suspended, ListingStatus.TemporarilyClosed),
        ];
        using var feed = new TestFeed()
            .With("organization", "id,name", "o1,House")
            .With("service", ["id,organization_id,name,status", .. all.Index().Select(a => $"s{a.Index},o1,P{a.Index},{a.Item.Status}")])
            .With("programme", ["service_id,state,since_year", .. all.Index().Select(a => $"s{a.Index},{a.Item.State},2020")]);
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        var read = await db.Listings.AsNoTracking().ToDictionaryAsync(l => l.SourceKey!, l => l.Document, Cancel);
        Assert.Equal(all.Select(a => (a.Read, a.Kept)), all.Select((_, i) => (read[$"s{i}"].Programme!.State, read[$"s{i}"].Status)));
        Assert.False(read["s3"].StatusIsAssumed);
        Assert.Equal(
            [9, 10, 11, 12],
            (await db.ImportDefects.Where(d => d.Reason == "unknown-state").Select(d => d.Row).ToListAsync(Cancel)).Order()
        );
        var open = await db.PublicListings.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(all.Count(a => a.Kept != ListingStatus.Defunct), open.Count);
        Assert.DoesNotContain(open, p => p.View.Programme!.State == ProgrammeState.Closed);
    }

    [Theory]
    [InlineData("professionals")]
    [InlineData("owner")]
    [InlineData("everybody or so")]
    public async Task A_record_for_anybody_less_than_the_public_is_controlled(string audience)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed().With("service", "id,organization_id,name,status,audience", $"{Service},o1,Help,active,{audience}");
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var db = node.Open();
        Assert.True((await db.Listings.SingleAsync(Cancel)).IsControlled);
        Assert.Empty(await PublicNames(node));
    }

    [Theory]
    [InlineData("organization", "id,name,demonstration", "o1,Centre,All of this is invented.")]
    [InlineData("phone", "id,service_id,number,is_invented", $"p1,{Service},000 11 22 33,true")]
    public async Task A_real_node_refuses_the_feed_of_a_demonstration(string table, string heading, string row)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Feed().With(table, heading, row);
        await node.Tirek("import", "list");
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(2, code);
        Assert.Contains("invented", said, StringComparison.Ordinal);
        Assert.Empty(await Runs(node));
    }
}
