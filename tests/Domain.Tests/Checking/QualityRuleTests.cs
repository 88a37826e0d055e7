using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Checking;

/// <summary>How much an entry tells a reader, from what everybody reads.</summary>
public sealed class QualityRuleTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static ListingView<PublicReader> View(Listing listing) =>
        ListingView.Of<PublicReader>(listing, null, new Dictionary<Guid, PublishedLocation>());

    private static Listing Bare() => new(Id, Guid.CreateVersion7(), LocalText.Of("Example", Language.Russian));

    [Fact]
    public void An_entry_with_nothing_but_its_name_lacks_everything_and_all_weights_make_a_hundred()
    {
        Assert.Equal(Enum.GetValues<Lack>().Order(), QualityRule.Lacks(View(Bare())).Order());
        Assert.Equal(0, QualityRule.Score(View(Bare())));
    }

    [Fact]
    public void What_is_there_counts_and_is_no_longer_missed()
    {
        var listing = Bare() with
        {
            Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "000 11 22 33"))],
            IsFree = true,
            Terms = ["legal-aid", "women"],
            Languages = [new(Guid.CreateVersion7(), "ru", null, null)],
        };
        Assert.Equal(
            [Lack.Hours, Lack.WhatHappens, Lack.Place, Lack.Description, Lack.Papers, Lack.Translation],
            QualityRule.Lacks(View(listing))
        );
        Assert.Equal(45, QualityRule.Score(View(listing)));
    }

    [Fact]
    public void A_number_that_is_for_members_or_the_owner_alone_counts_as_none()
    {
        Phone number = new(Guid.CreateVersion7(), "000 11 22 33");
        foreach (var audience in new[] { Audience.Professionals, Audience.Owner })
            Assert.Contains(Lack.Number, QualityRule.Lacks(View(Bare() with { Phones = [Held.For(audience, number)] })));
        Assert.DoesNotContain(Lack.Number, QualityRule.Lacks(View(Bare() with { Phones = [Held.Public(number)] })));
    }

    [Fact]
    public void A_name_that_a_machine_translated_is_not_two_languages()
    {
        LocalText Name(TranslationState state) => new([new("ru", "Пример", TranslationState.Original), new("ky", "Мисал", state)]);
        Assert.Contains(Lack.Translation, QualityRule.Lacks(View(Bare() with { Name = Name(TranslationState.Machine) })));
        Assert.DoesNotContain(Lack.Translation, QualityRule.Lacks(View(Bare() with { Name = Name(TranslationState.Unchecked) })));
    }
}
