using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tirek.Server.OpenData;

/// <summary>
/// What a reader of the API asks, as parameters of the address or in the body of a POST (JSON or a form), which keeps a survivor's question out of addresses
/// and logs (directory.md §1). What is not understood is refused: a filter that is silently ignored would give a wrong answer.
/// </summary>
internal sealed record ApiQuery
{
    public const int MostPerPage = 500;
    public const int LongestSearch = 200;
    private const int DefaultPerPage = 50;
    private const double FarthestMetres = 1_000_000;

    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = DefaultPerPage;
    public bool IsStream { get; init; }
    public string Search { get; init; } = "";
    public bool Full { get; init; }
    public bool FullService { get; init; }
    public bool Minimal { get; init; }
    public bool TopOnly { get; init; }
    public DateTimeOffset? ModifiedAfter { get; init; }
    public Guid? TaxonomyId { get; init; }
    public Guid? TermId { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? ParentId { get; init; }
    public string? Postcode { get; init; }
    public double? ProximityMetres { get; init; }

    /// <summary>Services are asked for by something, and not all of them.</summary>
    public bool IsFiltered =>
        Search.Length > 0 || ModifiedAfter is not null || TaxonomyId is not null || TermId is not null || OrganizationId is not null;

    public long Offset => (Page - 1L) * PerPage;

    /// <param name="known">The parameters that this address knows.</param>
    /// <exception cref="WrongRequest">A parameter is unknown here, given twice or not as it should be; or the body cannot be read.</exception>
    public static async Task<ApiQuery> Read(HttpRequest request, IReadOnlySet<string> known, CancellationToken cancel)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query)
            Add(values, name, value.ToArray());
        if (HttpMethods.IsPost(request.Method))
            await ReadBody(request, values, cancel);
        foreach (var name in values.Keys.Where(n => !known.Contains(n)))
            throw WrongRequest.Parameter(
                Shown(name),
                $"not known here. This address knows {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            );
        return Of(values);
    }

    private static ApiQuery Of(Dictionary<string, string> values)
    {
        string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        return new()
        {
            Page = Whole(Text("page"), "page", int.MaxValue) ?? 1,
            PerPage = Whole(Text("per_page"), "per_page", MostPerPage) ?? DefaultPerPage,
            IsStream = Text("format") switch
            {
                null or "json" => false,
                "ndjson" => true,
                _ => throw WrongRequest.Parameter("format", "json or ndjson."),
            },
            Search = Text("search") switch
            {
                null => "",
                { Length: > LongestSearch } => throw WrongRequest.Parameter("search", $"at most {LongestSearch} characters."),
                { } words => words,
            },
            Full = Is(Text("full"), "full"),
            FullService = Is(Text("full_service"), "full_service"),
            Minimal = Is(Text("minimal"), "minimal"),
            TopOnly = Is(Text("top_only"), "top_only"),
            ModifiedAfter = Instant(Text("modified_after")),
            TaxonomyId = Id(Text("taxonomy_id"), "taxonomy_id"),
            TermId = Id(Text("taxonomy_term_id"), "taxonomy_term_id"),
            OrganizationId = Id(Text("organization_id"), "organization_id"),
            ParentId = Id(Text("parent_id"), "parent_id"),
            Postcode = Text("postcode") is { Length: > 20 }
                ? throw WrongRequest.Parameter("postcode", "at most 20 characters.")
                : Text("postcode"),
            ProximityMetres = Metres(Text("proximity"), Text("postcode")),
        };
    }

    private static async Task ReadBody(HttpRequest request, Dictionary<string, string> values, CancellationToken cancel)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
            return;
        try
        {
            if (request.HasJsonContentType())
            {
                using var body = await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = 4 }, cancel);
                foreach (var property in body.RootElement.EnumerateObject())
                    Add(values, property.Name, [TextOf(property.Value)]);
            }
            else if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
                foreach (var (name, value) in await request.ReadFormAsync(cancel))
                    Add(values, name, value.ToArray());
            else
                throw new WrongRequest(
                    415,
                    "Body not understood",
                    "Send the parameters as application/json or application/x-www-form-urlencoded."
                );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidOperationException
                        or InvalidDataException
                        or NotSupportedException
                        or DecoderFallbackException
            )
        {
            throw new WrongRequest(400, "Body not understood", "The body is no JSON object or form of parameters.");
        }
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? throw new JsonException()
        : value.ValueKind == JsonValueKind.Null ? ""
        : value.ToString() is { } text && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant()
        : value.ToString();

    private static void Add(Dictionary<string, string> values, string name, string?[] given)
    {
        if (given.Length != 1 || !values.TryAdd(name, given[0] ?? ""))
            throw WrongRequest.Parameter(Shown(name), "given more than once. Filters are cumulative; each may be given once.");
    }

    /// <summary>Nothing that was sent is said again, save what can be the name of a parameter.</summary>
    private static string Shown(string name) => name.Length <= 40 && name.All(c => c is '_' or (>= 'a' and <= 'z')) ? name : "A parameter";

    private static int? Whole(string? value, string name, int most) =>
        value is null ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw WrongRequest.Parameter(name, $"a whole number from 1 to {most}.");

    private static bool Is(string? value, string name) =>
        value switch
        {
            null or "false" or "0" => false,
            "true" or "1" => true,
            _ => throw WrongRequest.Parameter(name, "true or false."),
        };

    private static Guid? Id(string? value, string name) =>
        value is null ? null
        : Guid.TryParseExact(value, "D", out var id) ? id
        : throw WrongRequest.Parameter(name, "an id: a UUID such as 5c2f5a36-1c55-4a6e-9f5f-7a30e57a2f01.");

    private static DateTimeOffset? Instant(string? value) =>
        value is null ? null
        : DateTimeOffset.TryParse(
            // A + in an address is a blank by the time it arrives.
            value.Replace(' ', '+'),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
        : throw WrongRequest.Parameter("modified_after", "an instant such as 2026-11-26T09:00:00Z, or a date.");

    private static double? Metres(string? value, string? postcode)
    {
        if (value is null)
            return null;
        if (postcode is null)
            throw WrongRequest.Parameter("proximity", "only together with postcode.");
        return
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres)
            && metres is > 0 and <= FarthestMetres
            ? metres
            : throw WrongRequest.Parameter("proximity", $"metres, above 0 and at most {FarthestMetres:0}.");
    }
}
