using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain;
using Tirek.Server;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.System.Tests.Architecture;

/// <summary>Every route says who may ask; one that writes says what the trail calls the act, and is no GET, which a link or a preview could set off.</summary>
public sealed partial class RoutesSayWhoMay
{
    private static IEnumerable<string> Faults(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            var name = endpoint.DisplayName;
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any method"];
            if (endpoint.Metadata.GetMetadata<RouteRule>() is not { } rule)
                yield return $"{name} states no permission";
            else if (rule.AuditName is { } act && !ActName().IsMatch(act))
                yield return $"{name} has an audit name that is no noun and verb such as listing.hide: {act}";
            else if (rule.AuditName is not null && methods.Any(m => m is "GET" or "HEAD" or "any method"))
                yield return $"{name} writes on {string.Join(", ", methods)}";
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex ActName();

    private static IReadOnlyList<Endpoint> EndpointsOf(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)];

    [Fact]
    public async Task Every_route_states_a_permission_and_every_write_an_act()
    {
        var folder = Directory.CreateTempSubdirectory("tirek-routes-").FullName;
        try
        {
            await using var app = WebNode.Build(NodeFolder.Open(folder, NodeKind.Demonstration), "http://127.0.0.1:0");
            var endpoints = EndpointsOf(app);
            Assert.True(endpoints.Count >= 3);
            Expect.NoFault(Faults(endpoints));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Twin_a_route_that_does_not_is_found()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.MapGet("/open", () => "anybody");
        app.MapPost("/unnamed", () => "").Writes(Permission.Public, "Change it!");
        app.MapGet("/link", () => "").Writes(Permission.Public, "listing.hide");
        app.MapPost("/right", () => "").Writes(Permission.Public, "listing.hide");
        Assert.Equal(3, Faults(EndpointsOf(app)).Count());
    }
}
