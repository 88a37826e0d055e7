using Microsoft.EntityFrameworkCore;
using PhoneNumbers;
using Tirek.Domain.Crisis;
using Tirek.Domain.Languages;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>
/// A number to call in danger, as the operator gives it after somebody called it. <see cref="Label"/> and <see cref="Languages"/> may be absent when the
/// country has that number already: then they stay as they are, and only the check is renewed.
/// </summary>
internal sealed record CheckedNumber(
    string Country,
    string Number,
    LocalText? Label,
    IReadOnlyList<string>? Languages,
    string CheckedBy,
    DateOnly CheckedOn,
    int? Rank
);

/// <summary>Adds a crisis number to a country, or renews the check of one that it has. A demonstration's numbers are invented and stay so.</summary>
internal static class SetCrisisNumber
{
    /// <exception cref="CommandRefusal">What is wrong with the number, in a sentence.</exception>
    public static async Task<CrisisNumber> Set(
        AppDb db,
        NodeFolder folder,
        CheckedNumber given,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        RefuseDemonstration(folder);
        var country = ServedCountries.Known(given.Country);
        var dialled = Check(given, country, clock);
        var known = await db.CrisisNumbers.Where(n => n.Country == country).ToListAsync(cancel);
        var number = known.Find(n => CrisisRule.Dialled(n.Number) == dialled);
        if (number is null)
        {
            number = new CrisisNumber
            {
                Id = Guid.CreateVersion7(),
                Country = country,
                Number = "",
                Label = given.Label ?? throw new CommandRefusal("Say what answers at this number: --label \"emergency service\"."),
                CheckedBy = "",
                Rank = known.Select(n => n.Rank).DefaultIfEmpty(0).Max() + 1,
            };
            db.CrisisNumbers.Add(number);
        }
        number.Number = string.Join(' ', given.Number.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        number.Label = given.Label ?? number.Label;
        number.Languages = given.Languages is { } spoken ? [.. spoken] : number.Languages;
        (number.CheckedBy, number.CheckedOn, number.Rank) = (given.CheckedBy.Trim(), given.CheckedOn, given.Rank ?? number.Rank);
        db.Trail("crisis.set", country, clock);
        await db.SaveChangesAsync(cancel);
        return number;
    }

    /// <exception cref="CommandRefusal">The node is a demonstration.</exception>
    public static void RefuseDemonstration(NodeFolder folder)
    {
        if (folder.IsDemonstration)
            throw new CommandRefusal(
                "This node is a demonstration: all its numbers are invented, and a real one among them could not be told apart. Make a real node with ./run --data FOLDER."
            );
    }

    private static string Check(CheckedNumber given, string country, TimeProvider clock)
    {
        if (given.CheckedOn > CrisisRule.LatestCheck(clock.GetUtcNow()))
            throw new CommandRefusal(
                "--checked-on lies in the future. Give the day on which somebody called the number and it was answered."
            );
        if (given.CheckedBy.Trim() is not { Length: > 0 and <= 100 })
            throw new CommandRefusal("Say in at most 100 letters who checked the number: --checked-by NAME.");
        if (given.Rank is < 1)
            throw new CommandRefusal("--rank counts from 1: the number with 1 is shown first.");
        if (given.Languages?.FirstOrDefault(l => l.Length is < 2 or > 8 || l.Any(c => !char.IsAsciiLetter(c) && c != '-')) is not null)
            throw new CommandRefusal("--languages takes codes with commas between them, such as ru,ky.");
        return CrisisRule.Dialled(given.Number) is { } dialled && (CrisisRule.IsShortCode(dialled) || IsValid(given.Number, country))
            ? dialled
            : throw new CommandRefusal(
                $"{country} has no such number. Give a short code (112), or a whole number with its area code ({Example(country)})."
            );
    }

    private static bool IsValid(string number, string country)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            return numbers.IsValidNumberForRegion(numbers.Parse(number, country), country);
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static string Example(string country)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        return numbers.Format(numbers.GetExampleNumber(country), PhoneNumberFormat.INTERNATIONAL);
    }
}
