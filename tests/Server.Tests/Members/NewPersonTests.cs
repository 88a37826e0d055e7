using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Server.Data;
using Tirek.Server.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>Under which name somebody new is stored.</summary>
public sealed class NewPersonTests
{
    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Where_every_name_with_four_figures_is_in_use_she_is_given_one_with_more(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var now = TimeProvider.System.GetUtcNow();
        await using (var db = site.Node.Open())
        {
            for (var figures = 1000; figures < 10_000; figures++)
            {
                var taken = NewPerson.Of("Somebody", Language.English, now);
                taken.UserName = $"word-{figures}";
                taken.NormalizedUserName = taken.UserName.ToUpperInvariant();
                db.People.Add(taken);
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var scope = site.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await NewPerson.Store(people, NewPerson.Of("Somebody", Language.English, now), "Word");
        Assert.Matches("^Word-[0-9]{5}$", person.UserName);
        await using var again = site.Node.Open();
        Assert.Equal(9_001, await again.People.CountAsync(TestContext.Current.CancellationToken));
    }
}
