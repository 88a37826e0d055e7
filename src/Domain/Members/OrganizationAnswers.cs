using Tirek.Domain.Accounts;
using Tirek.Domain.Places;

namespace Tirek.Domain.Members;

/// <summary>The eight answers with which an organisation is founded, as they were given; <see cref="FindFault"/> tells what they still lack.</summary>
public sealed record OrganizationAnswers(
    string Name,
    OrganizationKind? Kind,
    string Country,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Languages,
    bool? IsWomenLed,
    string PersonName,
    string SignInWord
)
{
    public const int LongestName = 120;
    public static readonly OrganizationAnswers None = new("", null, "", [], [], null, "", "");

    /// <summary>Areas of its country; those of others were ticked by mistake.</summary>
    public IEnumerable<string> OwnAreas => Areas.Where(a => Gazetteer.Find(a)?.Country == Country);

    /// <summary>The first thing that is missing or cannot be; null if all is well.</summary>
    public AnswerFault? FindFault() =>
        Name.Length < 2 ? AnswerFault.Name
        : Kind is null ? AnswerFault.Kind
        : Gazetteer.Find(Country)?.Kind != PlaceKind.Country ? AnswerFault.Country
        : Languages.Count == 0 ? AnswerFault.Languages
        : PersonName.Length < 2 ? AnswerFault.PersonName
        : !SignInName.IsFitWord(SignInWord) ? AnswerFault.SignInWord
        : null;
}

/// <summary>Which answer is missing or unfit.</summary>
public enum AnswerFault
{
    Name,
    Kind,
    Country,
    Languages,
    PersonName,
    SignInWord,
}
