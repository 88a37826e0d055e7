using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>How passwords and codes are taken, and what is kept of them.</summary>
public sealed partial class SecretTests
{
    private const int Rounds = 210_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_counts_as_it_was_typed()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Begin("Centre", "aigul");
        var longest =
            $" Чайник {new string('x', 60)} облако {string.Concat(Enumerable.Repeat("Gw7!", 13))}"[..(PasswordRule.Longest - 1)] + " ";
        await her.Send("/account/finish/password", ("password", longest + "!"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/account/finish/password", ("password", longest));
        var key = her.Match("class=\"code-groups\">([A-Z2-7 ]+)<");
        await her.Send("/account/finish/code", ("code", OneTimeCode.Of(key)));
        await her.Send("/sign-out");
        foreach (
            var (typed, expected) in new[]
            {
                (longest.Trim(), "/sign-in"),
                (longest.ToLowerInvariant(), "/sign-in"),
                (longest[..^1], "/sign-in"),
                (longest, "/sign-in/code"),
            }
        )
        {
            await her.Open("/sign-in");
            await her.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", typed));
            Assert.EndsWith(expected, her.At, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_is_hidden_and_may_be_pasted_and_filled_in()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Open("/sign-in");
        Assert.Matches("<input [^>]*name=\"password\" type=\"password\"[^>]*autocomplete=\"current-password\"", her.Page);
        Assert.DoesNotContain("paste", her.Page, StringComparison.OrdinalIgnoreCase);
        await her.Begin("Centre", "aigul");
        Assert.Matches("<input [^>]*name=\"password\" type=\"password\"[^>]*autocomplete=\"new-password\"", her.Page);
        Assert.DoesNotContain("paste", her.Page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_kept_of_secrets_opens_nothing()
    {
        await using var site = await TestSite.Open(Provider.Sqlite, Server.Node.NodeKind.Real, hashesQuickly: false);
        var office = await Office.Open(site);
        var (_, code) = await office.Ask();
        Assert.Matches(EightFigures(), code);
        Assert.Equal(10, Enumerable.Range(0, 10).Select(_ => ReturnCode.Make()).Distinct().Count());
        await using var db = site.Node.Open();
        var her = await db.People.SingleAsync(p => p.UserName!.StartsWith("aigul-"), Cancel);
        var asked = await db.ReturnRequests.SingleAsync(Cancel);
        foreach (var (kept, secret) in new[] { (her.PasswordHash!, Steps.Password), (asked.CodeHash, code) })
        {
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
            // The form of the library (version 3): a sign, the algorithm, the rounds, the length of the salt.
            var bytes = Convert.FromBase64String(kept);
            Assert.Equal(Rounds, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)));
            Assert.True(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(9)) >= 16);
        }
        Assert.Equal(RecoverySheet.HashOf(office.Kept.Sheet), her.SheetHash);
    }

    [GeneratedRegex("^[0-9]{4} [0-9]{4}$")]
    private static partial Regex EightFigures();
}
