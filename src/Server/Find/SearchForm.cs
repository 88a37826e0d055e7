using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using Tirek.Domain;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>
/// A search as it travels in forms. What a browser of ours could not have sent is left out rather than refused: a reader in danger is answered. Only a
/// body that is no form at all, or a huge one, is refused.
/// </summary>
internal static class SearchForm
{
    public const string Text = "q",
        Near = "near",
        Kind = "kind",
        Form = "form",
        Whom = "for",
        Spoken = "lang",
        Open = "open",
        Always = "always";
    public const string Free = "free",
        Access = "access",
        Unnamed = "anon",
        Children = "children",
        Age = "age",
        Page = "page";

    /// <summary>Buttons: the page to turn to, a condition to take away (<c>kind:shelter</c>), all conditions away, one of the six situations.</summary>
    public const string Turn = "to",
        Remove = "remove",
        Clear = "clear",
        Situation = "s";

    private const int MaxText = 200;
    private const int MaxValues = 50;
    private const int MaxPage = 100_000;
    private const int MaxAge = 120;

    /// <exception cref="Problem">The body is no form, or too large a one.</exception>
    public static async Task<ListingSearch> Read(HttpRequest request, CancellationToken cancel)
    {
        // A multipart body could be spooled to a file, and no search is ever to lie in one.
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            throw Problems.NotUnderstood();
        try
        {
            return Read(await request.ReadFormAsync(cancel));
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Problems.NotUnderstood();
        }
    }

    public static ListingSearch Read(IFormCollection form)
    {
        if (Situations.Find(form[Situation].LastOrDefault()) is { } situation)
            return situation.Search;
        var text = Cut(form[Text].FirstOrDefault());
        var near = Gazetteer.Find(form[Near].LastOrDefault())?.Key;
        if (form.ContainsKey(Clear))
            return new() { Text = text, Near = near };
        var remove = form[Remove].LastOrDefault() ?? "";
        bool On(string name) => form.ContainsKey(name) && remove != name;
        // An age alone asks for children too.
        var age = remove is Age or Children ? null : Whole(form[Age].LastOrDefault(), MaxAge);
        var turn = form.TryGetValue(Turn, out var to) ? to : form[Page];
        return new()
        {
            Text = text,
            Near = near,
            Kinds = Keys(form[Kind], Kind, remove, IsKind),
            Forms = Keys(form[Form], Form, remove, k => IsTerm(k, Facet.FormOfViolence)),
            ForWhom = Keys(form[Whom], Whom, remove, k => IsTerm(k, Facet.ForWhom)),
            Languages = Keys(form[Spoken], Spoken, remove, k => FindWords.LanguageName(k) is not null),
            OpenNow = On(Open),
            AlwaysOpen = On(Always),
            Free = On(Free),
            Accessible = On(Access),
            Anonymous = On(Unnamed),
            Children = On(Children) || age is not null,
            ChildAge = age,
            Page = remove.Length > 0 ? 1 : Math.Max(1, Whole(turn.LastOrDefault(), MaxPage) ?? 1),
        };
    }

    /// <summary>The search as fields, for hidden inputs and for <see cref="Read(IFormCollection)"/> to read again.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(ListingSearch search)
    {
        if (search.Text.Length > 0)
            yield return (Text, search.Text);
        if (search.Near is { } near)
            yield return (Near, near);
        foreach (
            var (name, values) in new[] { (Kind, search.Kinds), (Form, search.Forms), (Whom, search.ForWhom), (Spoken, search.Languages) }
        )
        foreach (var value in values)
            yield return (name, value);
        foreach (var (name, isOn) in Switches(search))
            if (isOn)
                yield return (name, "1");
        if (search.ChildAge is { } age)
            yield return (Age, age.ToString(CultureInfo.InvariantCulture));
        if (search.Page > 1)
            yield return (Page, search.Page.ToString(CultureInfo.InvariantCulture));
    }

    public static IEnumerable<(string Name, bool IsOn)> Switches(ListingSearch search) =>
        [
            (Open, search.OpenNow),
            (Always, search.AlwaysOpen),
            (Free, search.Free),
            (Access, search.Accessible),
            (Unnamed, search.Anonymous),
            (Children, search.Children || search.ChildAge is not null),
        ];

    /// <summary>Kinds of help offered to survivors: a programme for people who use violence is none of them.</summary>
    public static bool IsKind(string key) => key != ProgrammeRule.Kind && IsTerm(key, Facet.KindOfHelp);

    private static bool IsTerm(string key, Facet facet) => Taxonomy.Find(key) is { } term && term.Facet == facet;

    private static IReadOnlyList<string> Keys(StringValues given, string name, string remove, Func<string, bool> isKnown) =>
        [.. given.OfType<string>().Take(MaxValues).Where(k => isKnown(k) && remove != $"{name}:{k}").Distinct()];

    private static int? Whole(string? text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= max ? n : null;

    private static string Cut(string? text)
    {
        var clean = new StringBuilder(MaxText);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaxText)
                break;
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return clean.ToString().Trim();
    }
}
