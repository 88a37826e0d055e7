using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.OpenData;

/// <summary>The directory for other directories: the HSDS 3.1 API over what is public, with our profile. Reads only.</summary>
internal static class OpenDataFeature
{
    /// <summary>GET, or POST with the parameters in the body.</summary>
    private static readonly string[] Asked = [HttpMethods.Get, HttpMethods.Post];

    public static IServiceCollection AddOpenData(this IServiceCollection services) =>
        services
            .AddSingleton(s => new PerPosition<TermCatalogue>(s.GetRequiredService<Func<AppDb>>(), TermCatalogue.Read))
            .AddSingleton(s => new PerPosition<WholeList.Ids>(s.GetRequiredService<Func<AppDb>>(), WholeList.Read))
            .AddSingleton<WholeList>();

    public static void MapOpenData(this IEndpointRouteBuilder routes)
    {
        var about = routes.MapGroup("/hsds").AnswersProblems();
        about.MapGet("", Describe.Api).Reads(Permission.Public);
        about.MapGet("/openapi.json", Describe.OpenApi).Reads(Permission.Public);
        about.MapGet("/profile", Describe.Profile).Reads(Permission.Public);
        about.MapGet("/profile/{schema}", Describe.Schema).Reads(Permission.Public);

        var data = routes.MapGroup("/hsds").AnswersProblems().WhileOpen().Revalidated();
        data.MapMethods("/services", Asked, ServeListings.List).Reads(Permission.Public);
        data.MapGet("/services/{id:guid}", ServeListings.One).Reads(Permission.Public);
        data.MapMethods("/organizations", Asked, ServeOrganizations.List).Reads(Permission.Public);
        data.MapGet("/organizations/{id:guid}", ServeOrganizations.One).Reads(Permission.Public);
        data.MapMethods("/service_at_locations", Asked, ServeSites.List).Reads(Permission.Public);
        data.MapGet("/service_at_locations/{id:guid}", ServeSites.One).Reads(Permission.Public);
        data.MapMethods("/taxonomies", Asked, ServeTerms.Taxonomies).Reads(Permission.Public);
        data.MapGet("/taxonomies/{id:guid}", ServeTerms.Taxonomy).Reads(Permission.Public);
        data.MapMethods("/taxonomy_terms", Asked, ServeTerms.Terms).Reads(Permission.Public);
        data.MapGet("/taxonomy_terms/{id:guid}", ServeTerms.Term).Reads(Permission.Public);
        data.MapGet("/removals", Removals.List).Reads(Permission.Public);
    }

    /// <summary>A wrong question is answered with a problem that says what is wrong (RFC 9457), and not with a page.</summary>
    private static RouteGroupBuilder AnswersProblems(this RouteGroupBuilder routes) =>
        routes.AddEndpointFilter(
            async (context, next) =>
            {
                try
                {
                    return await next(context);
                }
                catch (WrongRequest wrong)
                {
                    return Results.Problem(wrong.Detail, statusCode: wrong.Status, title: wrong.Title);
                }
                catch (Problem closed)
                {
                    return Results.Problem("This directory is not open yet.", statusCode: closed.Status, title: "Not open");
                }
                catch (BadHttpRequestException bad)
                {
                    return Results.Problem("The request could not be read.", statusCode: bad.StatusCode, title: "Request not understood");
                }
            }
        );
}
