using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Find;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Reads the form of a service: every field as text (<see cref="EditField"/>).</summary>
internal static class EditForm
{
    /// <exception cref="Domain.Problem">A field is longer than any form of ours sends.</exception>
    /// <param name="fields">That may be written: any other that was sent is not read.</param>
    public static IReadOnlyDictionary<string, string> Read(IFormCollection form, IReadOnlyList<EditField> fields) =>
        fields.Where(f => IsIn(form, f)).ToDictionary(f => f.Key, f => Read(form, f));

    /// <summary>A box that is not ticked is not sent: that it was on the page is told by a field of its own.</summary>
    private static bool IsIn(IFormCollection form, EditField field) =>
        form.ContainsKey(field.Key)
        || form.ContainsKey($"{field.Key}-shown")
        || (field.Kind == EditKind.Phones && form.ContainsKey("phone"));

    /// <exception cref="Domain.Problem">Not every number has its reader: it is no form of ours, and numbers would be lost.</exception>
    private static IEnumerable<(string? Number, string? For)> PhonesOf(IFormCollection form) =>
        form["phone"].Count == form["phone-for"].Count ? form["phone"].Zip(form["phone-for"]) : throw Domain.Problems.NotUnderstood();

    private static string Read(IFormCollection form, EditField field) =>
        field.Kind switch
        {
            EditKind.Choices => string.Join(',', form[field.Key].OfType<string>().Where(field.Choices.Contains).Distinct()),
            EditKind.Phones => string.Join(
                '\n',
                PhonesOf(form)
                    .Select(p => (Number: FormFields.Seen(p.Number!).Trim(), For: p.For))
                    .Where(p => p.Number.Length > 0)
                    .Select(p =>
                        $"{WrittenNumber.Read(p.Number)?.ToString() ?? p.Number.ReplaceLineEndings(" ").Replace(';', ',')};{p.For}"
                    )
            ),
            EditKind.Hours => HoursOf(form.One(field.Key, field.Longest), form.ContainsKey($"{field.Key}-night")),
            EditKind.Days => string.Join('\n', DaysForm.Read(form)),
            EditKind.Web => EditField.WebOf(form.One(field.Key, field.Longest)),
            EditKind.Text => form.Lines(field.Key, field.Longest),
            _ => form.One(field.Key, field.Longest),
        };

    /// <summary>Hours as they are kept, whatever way they were written.</summary>
    /// <param name="typed">By her.</param>
    /// <param name="isNight">She says that what ends before it begins ends on the next day.</param>
    public static string HoursOf(string typed, bool isNight) => WeekHours.Tidy(isNight ? WeekHours.OverNight(typed) : typed);

    /// <summary>Keys of the fields whose text cannot stay as it is. What she did not touch is no fault of hers, and keeps nobody from saving the rest.</summary>
    /// <param name="texts">As she sent them.</param>
    /// <param name="listing">As it stands; null: a new one.</param>
    /// <param name="language">In which she writes.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<string, string> texts, Listing? listing, Language language) =>
        [
            .. texts
                .Where(t => listing is null || EditFields.Of(t.Key).Read(listing, language) != t.Value)
                .Where(t => !EditFields.Of(t.Key).Fits(t.Value, listing, language))
                .Select(t => t.Key),
        ];

    /// <summary>Lines of telephones as the form shows them, each extension in the reader's word, with an empty one to add.</summary>
    public static IEnumerable<(string Number, string For)> PhoneLines(string text) =>
        EditField
            .Lines(text)
            .Select(l => (FindWords.Written(l.Split(';')[0]), l.Split(';')[^1]))
            .Concat(Enumerable.Repeat(("", nameof(Audience.Public)), Math.Max(1, 3 - EditField.Lines(text).Count)));
}
