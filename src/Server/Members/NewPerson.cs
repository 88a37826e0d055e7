using Tirek.Domain.Languages;
using Tirek.Server.Data;

namespace Tirek.Server.Members;

/// <summary>Somebody who comes in, not yet stored.</summary>
internal static class NewPerson
{
    public static Person Of(string name, string signInName, Language language, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            UserName = signInName,
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
