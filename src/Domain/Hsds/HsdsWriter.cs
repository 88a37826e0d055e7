using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Hsds;

/// <summary>
/// Writes fields of HSDS objects: an absent value is no property, a translated text is its original with the rest under <c>translations</c>, which
/// <see cref="EndFields"/> writes when the own fields of an object are through.
/// </summary>
internal sealed partial class HsdsWriter(Utf8JsonWriter json)
{
    private readonly List<(string Field, Wording Wording, bool IsFirst)> translations = [];

    public Utf8JsonWriter Json => json;

    public void Id(Guid id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
    }

    public void Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    /// <summary>An address of the web as RFC 3986 wants it: one with letters of other scripts is escaped; what is none is left out.</summary>
    public void Address(string name, string? value)
    {
        if (value is null)
            return;
        if (Uri.IsWellFormedUriString(value, UriKind.Absolute))
            json.WriteString(name, value);
        else if (
            Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && new UriBuilder(uri) { Host = uri.IdnHost }
                .Uri
                .AbsoluteUri
                is var escaped
            && Uri.IsWellFormedUriString(escaped, UriKind.Absolute)
        )
            json.WriteString(name, escaped);
    }

    public void Email(string name, string? value)
    {
        if (value is not null && MailAddress().IsMatch(value))
            json.WriteString(name, value);
    }

    /// <summary>A string that the standard demands: "" where we have none.</summary>
    public void Required(string name, string? value) => json.WriteString(name, value ?? "");

    public void Text(string name, LocalText? value, bool isRequired = false)
    {
        if (value is not null)
        {
            json.WriteString(name, value.Original.Text);
            Translate(name, value);
        }
        else if (isRequired)
            json.WriteString(name, "");
    }

    public void Number(string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public void Is(string name, bool? value)
    {
        if (value is { } known)
            json.WriteBoolean(name, known);
    }

    public void Id(string name, Guid? value)
    {
        if (value is { } id)
            json.WriteString(name, id);
    }

    public void Date(string name, DateOnly? value) => Text(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Ends the own fields of an object.</summary>
    public void EndFields()
    {
        if (translations.Count == 0)
            return;
        json.WriteStartArray("translations");
        foreach (var (field, wording, isFirst) in translations)
        {
            json.WriteStartObject();
            json.WriteString("field", field);
            Text("language", wording.Language);
            json.WriteString("state", NameOf(wording.State));
            if (!isFirst)
                json.WriteString("value", wording.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        translations.Clear();
    }

    public void Many<T>(string name, IReadOnlyCollection<T> all, Action<T> write)
    {
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var one in all)
            write(one);
        json.WriteEndArray();
    }

    /// <summary>Remembers the wordings of a text for the end of the object's own fields.</summary>
    public void Translate(string field, LocalText? text)
    {
        for (var i = 0; i < text?.Wordings.Count; i++)
            if (i > 0 || text.Wordings[i] is not { Language: null, State: TranslationState.Original })
                translations.Add((field, text.Wordings[i], i == 0));
    }

    public static string NameOf(TranslationState state) =>
        state switch
        {
            TranslationState.Original => "original",
            TranslationState.Human => "human",
            TranslationState.Unchecked => "unchecked",
            TranslationState.Machine => "machine",
            _ => "outdated",
        };

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
    private static partial Regex MailAddress();
}
