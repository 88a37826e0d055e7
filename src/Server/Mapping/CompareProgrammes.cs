using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>Programmes side by side: all of them in one section, or a few in every question. There is no order by length, duty or price (directory.md §4).</summary>
internal static class CompareProgrammes
{
    public const int Least = 2;
    public const int Most = 4;

    public static async Task<IResult> Page(
        HttpContext http,
        Caller caller,
        ReadMapping mapping,
        NodeState node,
        string section,
        string? country
    ) => await Show(http, caller, mapping, node, section, country, null, 200);

    /// <summary>Leads to those that she ticked.</summary>
    public static async Task<IResult> Choose(HttpContext http, Caller caller, ReadMapping mapping, NodeState node, string section)
    {
        var form = await http.Form();
        var ids = form["programme"].Select(v => Guid.TryParse(v, out var id) ? id : throw Problems.NotUnderstood()).Distinct().ToList();
        var country = form.One("country", 2);
        return ids.Count is < Least or > Most
            ? await Show(http, caller, mapping, node, section, country.Length == 0 ? null : country, MappingText.FaultChoose, 422)
            : new SeeOther($"/{http.Language().Code}/mapping/beside/{string.Join('-', ids.Select(i => i.ToString("N")))}");
    }

    public static async Task<IResult> Beside(HttpContext http, Caller caller, ReadMapping mapping, string ids)
    {
        var wanted = ids.Split('-')
            .Select(v => Guid.TryParseExact(v, "N", out var id) ? id : throw Problems.NotFound())
            .Distinct()
            .ToList();
        if (wanted.Count is < Least or > Most)
            throw Problems.NotFound();
        var programmes = new List<MappedView>();
        foreach (var id in wanted)
            programmes.Add(await mapping.Of(id, caller, http.RequestAborted));
        return new RazorComponentResult<BesidePage>(new { Programmes = MappedView.InOrder(programmes, http.Language()) });
    }

    private static async Task<RazorComponentResult<ComparePage>> Show(
        HttpContext http,
        Caller caller,
        ReadMapping mapping,
        NodeState node,
        string section,
        string? country,
        string? fault,
        int status
    ) =>
        new(
            new
            {
                Section = Questionnaire.FindSection(section) ?? throw Problems.NotFound(),
                Countries = ListMapping.Countries(node, http),
                Country = ListMapping.Known(node, country),
                Programmes = await mapping.All(caller, ListMapping.Known(node, country), http.Language(), http.RequestAborted),
                Fault = fault,
            }
        )
        {
            StatusCode = status,
        };
}
