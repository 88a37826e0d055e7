using System.Net;
using System.Text.RegularExpressions;
using Tirek.Server.Tests.Accounts;

namespace Tirek.Server.Tests.Mapping;

/// <summary>The form of a section as it stands on the page: what a browser would send, with changes.</summary>
internal sealed partial class SectionForm
{
    private readonly List<(string Name, string Value)> fields = [];
    private readonly string path;

    private SectionForm(string path) => this.path = path;

    public static async Task<SectionForm> Open(Persona her, string programme, string section)
    {
        await her.Open($"{programme}/write/{section}");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        return Read(her, programme, section);
    }

    /// <summary>The form of the page that she sees, also one that came back with a fault.</summary>
    public static SectionForm Read(Persona her, string programme, string section)
    {
        var form = new SectionForm($"{programme}/write/{section}");
        foreach (Match input in Input().Matches(her.Page))
        {
            var (name, tag) = (input.Groups["name"].Value, input.Value);
            if (tag.Contains("type=\"checkbox\"", StringComparison.Ordinal) || tag.Contains("type=\"radio\"", StringComparison.Ordinal))
            {
                if (tag.Contains(" checked", StringComparison.Ordinal))
                    form.fields.Add((name, Value().Match(tag).Groups[1].Value));
            }
            else if (name != "form-token")
                form.fields.Add((name, Value().Match(tag).Groups[1].Value));
        }
        foreach (Match select in Select().Matches(her.Page))
            form.fields.Add((select.Groups["name"].Value, Selected().Match(select.Value).Groups[1].Value));
        foreach (Match area in Area().Matches(her.Page))
            form.fields.Add((area.Groups["name"].Value, area.Groups["text"].Value));
        return form;
    }

    public string this[string name] => fields.FirstOrDefault(f => f.Name == name).Value ?? "";

    public SectionForm Set(string name, params string[] values)
    {
        fields.RemoveAll(f => f.Name == name);
        fields.AddRange(values.Select(v => (name, v)));
        return this;
    }

    /// <summary>With the source and day that every change needs.</summary>
    public SectionForm From(string source, string day = "2026-11-01") => Set("source", source).Set("as-of", day);

    public Task<Persona> Send(Persona her) => her.Send(path, [.. fields]);

    [GeneratedRegex("<input[^>]* name=\"(?<name>[^\"]+)\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<select[^>]* name=\"(?<name>[^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Selected();

    [GeneratedRegex("<textarea[^>]* name=\"(?<name>[^\"]+)\"[^>]*>(?<text>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();
}
