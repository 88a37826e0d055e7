using System.Collections;
using System.Globalization;
using System.Reflection;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.System.Tests.Secrets;

/// <summary>
/// Fills every field of a record with words, numbers and times that exist nowhere else, and remembers them. What the fields of narrower audiences were
/// filled with must be found nowhere.
/// </summary>
/// <param name="seed">What the words hang on.</param>
/// <param name="opens">A time of day that stands nowhere else.</param>
/// <param name="apart">Words of others, folded: each of these is far from all of them. The search forgives slips, and takes two near words for one.</param>
internal sealed class Canaries(int seed, TimeOnly opens, List<string> apart)
{
    /// <summary>So many letters differ at least: twice what the search forgives.</summary>
    private const int Far = 4;

    private readonly Random random = new(seed);
    private readonly Dictionary<string, string> planted = new() { [Clock(opens)] = "Schedule.OpensAt" };
    private string field = "";

    /// <summary>Every word, with the field in which it stands.</summary>
    public IReadOnlyDictionary<string, string> Planted => planted;

    /// <summary>Five syllables, far from every other word.</summary>
    public string Word()
    {
        string word;
        do word = string.Concat(Enumerable.Range(0, 5).Select(_ => $"{"bdfklmnprstvz"[random.Next(13)]}{"aeiou"[random.Next(5)]}"));
        while (apart.Exists(other => Difference(Folding.Fold(word), other) < Far));
        apart.Add(Folding.Fold(word));
        planted[word] = field;
        return word;
    }

    /// <summary>Letters to change, add or leave out until one is the other (Levenshtein).</summary>
    private static int Difference(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], best);
            }
        }
        return row[^1];
    }

    public LocalText Text() =>
        new([
            new("en", Word(), TranslationState.Original),
            new("ru", Word(), TranslationState.Human),
            new("ky", Word(), TranslationState.Unchecked),
        ]);

    /// <summary>
    /// A record with every field filled: held values for <paramref name="audience"/>, of lists one for each narrower audience, by this; the rest, and
    /// one of each list for the public, by <paramref name="open"/>.
    /// </summary>
    public T Fill<T>(Audience audience, Canaries? open = null) => (T)Fill(typeof(T), "", audience, open ?? this)!;

    private object? Fill(Type type, string name, Audience audience, Canaries plain)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => plain.Filled(name),
            _ when type == typeof(LocalText) => plain.Text(),
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => plain.Number(),
            _ when type == typeof(decimal) => (decimal)plain.Number(),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(Dictionary<string, string>) => new Dictionary<string, string> { [plain.Word()] = plain.Word() },
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type == typeof(Schedule) => plain.Week(),
            _ when IsHeld(type) => MakeHeld(type, audience),
            _ when IsList(type) => List(type.GetGenericArguments()[0], audience, plain),
            _ => Record(type, audience, plain),
        };
    }

    private string Filled(string name) =>
        name switch
        {
            "Number" => TelephoneNumber(),
            "Email" => $"{Word()}@example.org",
            "Url" or "Website" or "Uri" or "Logo" => $"https://www.example.org/{Word()}",
            "Code" => "ru",
            "PlaceKey" => "KG",
            _ => Word(),
        };

    private string TelephoneNumber()
    {
        var digits = random.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture);
        planted[$"700 {digits[..3]} {digits[3..]}"] = planted[$"700{digits}"] = field;
        return $"+996 700 {digits[..3]} {digits[3..]}";
    }

    private int Number()
    {
        var number = random.Next(10_000_000, 99_999_999);
        planted[number.ToString(CultureInfo.InvariantCulture)] = field;
        return number;
    }

    /// <summary>Opens once a week at a time of its own.</summary>
    private Schedule Week() =>
        new(Guid.CreateVersion7())
        {
            Freq = "WEEKLY",
            ByDay = ["MO"],
            OpensAt = opens,
            ClosesAt = opens.AddHours(2),
            Description = Text(),
            Notes = Word(),
            AttendingType = Word(),
        };

    private IList List(Type item, Audience audience, Canaries plain)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (!IsHeld(item))
        {
            list.Add(Fill(item, "", audience, plain));
            return list;
        }
        if (plain != this)
            list.Add(plain.MakeHeld(item, Audience.Public));
        list.Add(MakeHeld(item, Audience.Professionals));
        list.Add(MakeHeld(item, Audience.Owner));
        return list;
    }

    private object MakeHeld(Type held, Audience audience)
    {
        var value = Fill(held.GetGenericArguments()[0], "", audience, this)!;
        return Activator.CreateInstance(held, BindingFlags.Instance | BindingFlags.NonPublic, null, [audience, value], null)!;
    }

    private object Record(Type type, Audience audience, Canaries plain)
    {
        var parameters = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();
        var record = Activator.CreateInstance(
            type,
            [.. parameters.Select(p => FillField(type, p.ParameterType, p.Name!, audience, plain))]
        )!;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && parameters.All(q => q.Name != p.Name)))
            if (property.PropertyType != typeof(Whereabouts) && property.Name != nameof(Listing.Terms))
                property.SetValue(record, FillField(type, property.PropertyType, property.Name, audience, plain));
        return record;
    }

    private object? FillField(Type record, Type type, string name, Audience audience, Canaries plain)
    {
        field = plain.field = $"{record.Name}.{name}";
        return Fill(type, name, audience, plain);
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool IsHeld(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Held<>);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
