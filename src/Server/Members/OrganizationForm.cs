using Tirek.Domain.Accounts;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Reads the answers of the page on which an organisation is founded, says what they lack, and makes the record of them.</summary>
internal static class OrganizationForm
{
    public static OrganizationAnswers Read(IFormCollection form) =>
        new(
            form.One("organization", OrganizationAnswers.LongestName),
            Enum.TryParse<OrganizationKind>(form.One("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null,
            form.One("country", 2),
            [.. form["area"].OfType<string>().Where(a => Gazetteer.Find(a)?.Kind == PlaceKind.Region).Distinct()],
            [.. form["speaks"].OfType<string>().Where(l => Language.Find(l) is not null).Distinct()],
            form.One("women-led", 3) switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            form.One("person", OrganizationAnswers.LongestName),
            form.One("word", SignInName.LongestWord)
        );

    public static string Say(AnswerFault fault) =>
        fault switch
        {
            AnswerFault.Name => MembersText.NameMissing,
            AnswerFault.Kind => MembersText.KindMissing,
            AnswerFault.Country => MembersText.CountryMissing,
            AnswerFault.Languages => MembersText.LanguagesMissing,
            AnswerFault.PersonName => MembersText.PersonNameMissing,
            _ => MembersText.SignInWordUnfit,
        };

    /// <param name="answers">Without a fault.</param>
    /// <param name="language">In which its name was typed.</param>
    /// <param name="isFounding">Whether the operator invited it to begin the network.</param>
    /// <param name="now">When it is founded.</param>
    public static MemberOrganization ToOrganization(
        this OrganizationAnswers answers,
        Language language,
        bool isFounding,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = LocalText.Of(answers.Name, language),
            Kind = answers.Kind!.Value,
            Country = answers.Country,
            Areas = [.. answers.OwnAreas],
            Languages = [.. answers.Languages],
            IsWomenLed = answers.IsWomenLed,
            State = MemberState.Outside,
            IsFounding = isFounding,
            FoundedAt = now,
            Code = OrganizationCode.Make(),
            SortName = Folding.Fold(answers.Name),
        };
}
