using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;

namespace Tirek.Domain.Tests.Duplicates;

/// <summary>What is taken from an entry that goes, and what never moves.</summary>
public sealed class MergeFieldsTests
{
    private static readonly MergeScope Everybody = new(Audience.Public, _ => true);

    private static Listing Blank(string name = "Dawn") =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Of(name, Language.English));

    private static Listing Take(string key, Listing kept, Listing other, bool join, MergeScope? scope = null) =>
        MergeFields.Merge(kept, other, new Dictionary<string, bool> { [key] = join }, scope ?? Everybody);

    private static Held<Phone> Number(Audience audience, string number) => Held.For(audience, new Phone(Guid.CreateVersion7(), number));

    private static string[] Numbers(Listing listing) => [.. listing.Phones.Select(p => p.For<OwnerReader>()!.Number)];

    [Theory, InlineData(false), InlineData(true)]
    public void What_she_cannot_read_neither_comes_nor_goes(bool join)
    {
        var kept = Blank() with { Phones = [Number(Audience.Public, "1"), Number(Audience.Owner, "2")] };
        var other = Blank() with
        {
            Phones = [Number(Audience.Public, "3"), Number(Audience.Professionals, "4"), Number(Audience.Owner, "5")],
        };
        Assert.Equal(join ? ["1", "2", "3"] : ["3", "2"], Numbers(Take("phones", kept, other, join)));
        Assert.Equal(
            join ? ["1", "2", "3", "4"] : ["3", "4", "2"],
            Numbers(Take("phones", kept, other, join, Everybody with { Reads = Audience.Professionals }))
        );
    }

    [Fact]
    public void A_term_for_professionals_stays_where_it_is_unless_its_owner_released_it()
    {
        var hidden = Domain.Taxonomy.Taxonomy.All.First(t => !t.IsPublicByDefault).Key;
        var other = Blank() with { Terms = ["women", hidden] };
        Assert.Equal(["women"], Take("whom", Blank(), other, false).Terms);
        Assert.Equal(["women"], Take("whom", Blank(), other, true).Terms);
        var released = Take("whom", Blank(), other with { ReleasedTerms = [hidden] }, false);
        Assert.Equal(["women", hidden], released.Terms);
        Assert.Equal([hidden], released.ReleasedTerms);
        // Nor is one of the kept entry's taken out by somebody who does not see it.
        Assert.Contains(hidden, Take("whom", Blank() with { Terms = [hidden] }, Blank() with { Terms = ["girls"] }, false).Terms);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Help_never_becomes_a_programme_nor_a_programme_help(bool join)
    {
        var help = Blank() with { Terms = ["shelter"] };
        var programme = Blank() with { Terms = [ProgrammeRule.Kind], Programme = new(ProgrammeState.Pilot) };
        var named = Blank() with { Terms = [ProgrammeRule.Kind] };
        var untold = Blank() with { Programme = new(ProgrammeState.Closed) };
        foreach (var (kept, other) in new[] { (help, programme), (help, named), (help, untold), (Blank(), programme), (Blank(), named) })
        foreach (var key in new[] { "kinds", "state", "takes", "enrol" })
        {
            Assert.Same(kept, Take(key, kept, other, join));
            Assert.Same(other, Take(key, other, kept, join));
            Assert.DoesNotContain(MergeFields.Between(kept, other), f => f.Key == key);
        }
        // Nor by taking the kinds of a programme that names none.
        Assert.True(ProgrammeRule.IsProgramme(Take("kinds", named, untold, join)));
        // Everything else is taken as ever, and between two of one sort these are too.
        Assert.Equal(MergeFields.All.Count - 4, MergeFields.Between(help, programme).Count);
        Assert.Equal(ProgrammeState.Pilot, Take("state", untold, programme, join).Programme!.State);
        Assert.Equal(["legal-aid"], Take("kinds", help, Blank() with { Terms = ["legal-aid"] }, false).Terms);
        // A blank is of the sort of its source.
        var copied = Take("kinds", Blank(), programme, join, Everybody with { OfAnySort = true });
        Assert.Equal(programme.Terms, copied.Terms);
    }

    [Fact]
    public void An_alert_for_some_is_not_written_over_by_somebody_who_does_not_see_it()
    {
        var secret = Held.For(Audience.Owner, LocalText.Of("secret"));
        var open = Held.Public(LocalText.Of("open"));
        Assert.Same(secret, Take("alert", Blank() with { Alert = secret }, Blank() with { Alert = open }, false).Alert);
        Assert.Null(Take("alert", Blank(), Blank() with { Alert = secret }, false).Alert);
        Assert.Same(open, Take("alert", Blank(), Blank() with { Alert = open }, false).Alert);
    }

    [Fact]
    public void A_place_comes_under_an_id_of_its_own_and_without_what_is_not_for_her()
    {
        var (seen, unseen) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var scope = Everybody with { SeesPlace = id => id != unseen };
        var other = Blank() with
        {
            At =
            [
                new(Guid.CreateVersion7(), seen) { Phones = [Number(Audience.Public, "1"), Number(Audience.Owner, "2")] },
                new(Guid.CreateVersion7(), unseen),
            ],
        };
        var at = Assert.Single(Take("places", Blank(), other, true, scope).At);
        Assert.Equal(seen, at.LocationId);
        Assert.NotEqual(other.At[0].Id, at.Id);
        Assert.Equal("1", Assert.Single(at.Phones).For<OwnerReader>()!.Number);
        // Hers that nobody sees is not lost to somebody who chooses the other's.
        var kept = Blank() with
        {
            At = [new(Guid.CreateVersion7(), unseen)],
        };
        Assert.Equal([unseen, seen], Take("places", kept, other, false, scope).At.Select(a => a.LocationId));
        // The same place twice is one.
        Assert.Single(Take("places", Blank() with { At = [new(Guid.CreateVersion7(), seen)] }, other, true, scope).At);
    }

    [Fact]
    public void Two_texts_together_are_one_in_the_languages_of_both()
    {
        var kept = Blank("Dawn");
        var other = Blank("Day") with
        {
            Name = new([new("ru", "Рассвет", TranslationState.Original), new("en", "Day", TranslationState.Human)]),
        };
        Assert.Equal(
            [new Wording("en", "Dawn", TranslationState.Original), new("ru", "Рассвет", TranslationState.Human)],
            Take("name", kept, other, true).Name.Wordings
        );
        Assert.Equal("Рассвет", Take("name", kept, other, false).Name.Original.Text);
    }

    [Fact]
    public void Every_field_of_a_former_state_is_restored_to_the_letter()
    {
        var place = Guid.CreateVersion7();
        var before = Blank() with
        {
            Phones = [Number(Audience.Owner, "1")],
            At = [new(Guid.CreateVersion7(), place)],
            Terms = ["legal-aid", "women"],
            IsFree = true,
        };
        foreach (var field in MergeFields.All)
        {
            var restored = field.Take(before, before, false, MergeScope.All);
            Assert.Equal(before.At.Select(a => (a.Id, a.LocationId)), restored.At.Select(a => (a.Id, a.LocationId)));
            Assert.Equal(before.Phones, restored.Phones);
            Assert.Equal(before.Terms.Order(), restored.Terms.Order());
            Assert.Equal((before.Id, before.OrganizationId, before.IsFree), (restored.Id, restored.OrganizationId, restored.IsFree));
        }
        Assert.Equal(MergeFields.All.Count, MergeFields.All.Select(f => f.Key).Distinct().Count());
    }
}
