using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Accounts;
using Tirek.Domain.Languages;
using Tirek.Server.Data;

namespace Tirek.Server.Members;

/// <summary>Somebody who comes in.</summary>
internal static class NewPerson
{
    private const int MostDrawn = 16;

    /// <summary>Stores somebody who signs in with this word and figures that nobody has with it. Which words are in use shows in nothing (decision 0022).</summary>
    public static async Task<Person> Store(UserManager<Person> people, Person person, string word)
    {
        for (var drawn = 0; drawn < MostDrawn; drawn++)
        {
            person.UserName = SignInName.Draw(word, drawn);
            if ((await people.CreateAsync(person)).Succeeded)
                return person;
        }
        throw new InvalidOperationException("No sign-in name was free.");
    }

    public static Person Of(string name, Language language, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Language = language.Code,
            CreatedAt = now,
        };

    public static Membership In(Guid organization, Person person, string[] roles, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.Id,
            OrganizationId = organization,
            Roles = roles,
            Since = now,
        };
}
