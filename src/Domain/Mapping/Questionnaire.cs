using System.Collections.Frozen;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// What the mapping asks of a programme for people who use violence, in sections of which the first holds the required questions (directory.md §4). Read once from
/// <c>questionnaire.json</c>; the texts are ours.
/// </summary>
public static class Questionnaire
{
    private static readonly QuestionnaireFile File = QuestionnaireFile.Read();

    /// <summary>Of the questions: a frozen edition names it.</summary>
    public static string Version => File.Version;
    public static IReadOnlyList<Section> Sections { get; } = File.ToSections();
    public static IReadOnlyList<Question> All { get; } = [.. Sections.SelectMany(s => s.Questions)];
    public static IReadOnlyList<Question> First { get; } = [.. All.Where(q => q.IsFirst)];
    public static LocalText Yes { get; } = File.Text("yes");
    public static LocalText No { get; } = File.Text("no");

    /// <summary>In place of the name of an organisation that does not want to be seen by state bodies.</summary>
    public static LocalText SomeMember { get; } = File.Text("member");

    private static readonly FrozenDictionary<string, Question> ByKey = All.ToFrozenDictionary(q => q.Key, StringComparer.Ordinal);

    public static Question? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    public static Section? FindSection(string? key) => Sections.FirstOrDefault(s => s.Key == key);

    /// <exception cref="InvalidOperationException">There is no such text: a programmer's error.</exception>
    internal static LocalText Text(string key) => File.Text(key);
}
