using System.Net;
using Tirek.Domain.Languages;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>A password that everybody tries first is refused, in whatever letters it is typed; one of several words is taken, in every language.</summary>
public sealed class TriedFirstTests
{
    private static readonly Person Her = new()
    {
        Name = "Gulnara",
        UserName = "sunflower.7",
        Language = "ru",
    };

    private static readonly MemberOrganization Centre = new()
    {
        Name = LocalText.Of("Кризисный центр Сезим", Language.Russian),
        Country = "KG",
    };

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password2026!")]
    [InlineData("qwertyuiop12")]
    [InlineData("123456789012")]
    [InlineData("letmeinletmein")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("monkeydragon")]
    [InlineData("kyrgyzstan1991")]
    // Typed in Russian, and Russian typed on Latin keys.
    [InlineData("парольпароль")]
    [InlineData("йцукенгшщзхъ")]
    [InlineData("gfhjkmgfhjkm")]
    [InlineData("наташанаташа")]
    // What this place, her organisation and she are called.
    [InlineData("tirektirek12")]
    [InlineData("Тирек2026тирек")]
    [InlineData("координатор1")]
    [InlineData("центрсезим2026")]
    [InlineData("GulnaraGulnara")]
    [InlineData("Кризисный центр Сезим")]
    // The same again and again.
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("salomsalom12345")]
    [InlineData("qazwsxqazwsxqazwsx")]
    public void What_is_tried_first_is_found(string password) => Assert.True(TriedFirst.Includes(password, Her, Centre));

    [Theory]
    [InlineData(Steps.Password)]
    [InlineData("another long password")]
    [InlineData("чайник облако седьмой гвоздь")]
    [InlineData("шайнек булут жетинчи мык")]
    [InlineData("чойник абр ҳафтум мех")]
    [InlineData("choynak bulut yettinchi mix")]
    [InlineData("vX9!kq2#Lm7z")]
    public void Words_that_do_not_belong_together_are_taken(string password) => Assert.False(TriedFirst.Includes(password, Her, Centre));

    [Fact]
    public void The_longest_password_is_judged_in_a_moment()
    {
        string[] hard =
        [
            string.Concat(Enumerable.Repeat("4@8({[<369|1!05$", 8)),
            string.Concat(Enumerable.Repeat("aA4@bB8cC({[<", 10)),
            string.Concat(Enumerable.Range(0, 128).Select(i => (char)('!' + i * 7 % 94))),
            string.Concat(Enumerable.Repeat("password1991", 10)),
        ];
        TriedFirst.Includes(hard[0], Her, Centre);
        foreach (var password in hard)
        {
            var started = TimeProvider.System.GetTimestamp();
            TriedFirst.Includes(password, Her, Centre);
            var took = TimeProvider.System.GetElapsedTime(started);
            // A thousandth of it on a machine that does nothing else; what tries every way of writing a password takes minutes.
            Assert.True(took < TimeSpan.FromSeconds(20), $"{took.TotalMilliseconds} ms for {password}");
        }
    }

    [Fact]
    public async Task Neither_the_first_password_nor_a_later_one_may_be_such()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Begin("Centre by the river", "aigul");
        await her.Send("/account/finish/password", ("password", "password1234"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Whoever guesses tries this one early"));
        await her.Finish();
        await her.Open("/account");
        await her.Send("/account/password", ("current", Steps.Password), ("password", "centre by the river"));
        Assert.True(her.Sees("Whoever guesses tries this one early"));
        await her.Send("/account/password", ("current", Steps.Password), ("password", "another long password"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }
}
