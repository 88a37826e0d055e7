using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Checking;

public sealed class ProviderLinkRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static string? AddressOf(string? email, DateOnly? checkedOn) =>
        ProviderLinkRule.AddressOf(
            ListingView.Of<PublicReader>(
                new Listing(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Of("House")) { Email = email, CheckedOn = checkedOn },
                null,
                new Dictionary<Guid, PublishedLocation>()
            ),
            Today
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("house")]
    [InlineData("house@localhost")]
    [InlineData("house@service.example.net\r\nBcc: all@example.net")]
    public void Nobody_is_asked_where_no_mail_arrives(string? email) => Assert.Null(AddressOf(email, null));

    [Fact]
    public void Nobody_is_asked_before_the_entry_is_due()
    {
        Assert.Null(AddressOf("house@service.example.net", Today.AddDays(-CheckRule.FreshDays)));
        Assert.Equal("house@service.example.net", AddressOf("house@service.example.net", Today.AddDays(-CheckRule.FreshDays - 1)));
    }

    [Fact]
    public void A_link_is_open_until_its_end_or_its_answer()
    {
        var sent = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var link = new SentLink(sent, sent + ProviderLinkRule.Lasts, null, false);
        Assert.True(link.IsOpen(sent + ProviderLinkRule.Lasts - TimeSpan.FromSeconds(1)));
        Assert.False(link.IsOpen(sent + ProviderLinkRule.Lasts));
        Assert.False((link with { AnsweredOn = Today }).IsOpen(sent));
    }
}
