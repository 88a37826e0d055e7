using System.Text.RegularExpressions;
using Tirek.Domain.Responses;
using Tirek.Server.Tests.Accounts;

namespace Tirek.Server.Tests.Responses;

/// <summary>The form of a sheet as it stands on the page somebody sees, to be changed and sent.</summary>
internal sealed partial class SheetForm
{
    private readonly string place;
    private List<(string Name, string Value)> fields = [];

    private SheetForm(string place) => this.place = place;

    /// <summary>Opens the form and reads what a browser would send of it unchanged.</summary>
    public static async Task<SheetForm> Open(Persona her, string place)
    {
        await her.Open($"/places/{place}/change");
        return Read(her, place);
    }

    public static SheetForm Read(Persona her, string place)
    {
        var form = new SheetForm(place);
        foreach (Match input in Input().Matches(her.Page))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            if (name is "form-token" or "" || (type == "checkbox" && !input.Value.Contains(" checked", StringComparison.Ordinal)))
                continue;
            form.fields.Add((name, Attribute(input.Value, "value")));
        }
        foreach (Match select in Select().Matches(her.Page))
            form.fields.Add((select.Groups[1].Value, Selected().Match(select.Value).Groups[1].Value));
        return form;
    }

    public IEnumerable<string> Ticked(ResponseTask task) => fields.Where(f => f.Name == $"{task}").Select(f => f.Value);

    public SheetForm Tick(ResponseTask task, Guid listing)
    {
        fields.Add(($"{task}", listing.ToString()));
        return this;
    }

    public SheetForm Clear(ResponseTask task)
    {
        fields = [.. fields.Where(f => f.Name != $"{task}" && !f.Name.StartsWith($"{task}-own", StringComparison.Ordinal))];
        return this;
    }

    public SheetForm Set(string name, string value)
    {
        fields = [.. fields.Where(f => f.Name != name), (name, value)];
        return this;
    }

    /// <summary>So many entries of her own in a line.</summary>
    public SheetForm Own(ResponseTask task, int count, int first = 0)
    {
        for (var i = first; i < first + count; i++)
        {
            Set($"{task}-own{i}-name", $"Example office {i + 40}");
            Set($"{task}-own{i}-number", $"000 {i + 40} 00 00");
        }
        return this;
    }

    public Task<Persona> Send(Persona her) => her.Send($"/places/{place}/change", [.. fields]);

    private static string Attribute(string element, string name) => Regex.Match(element, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select[^>]*name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Selected();
}
