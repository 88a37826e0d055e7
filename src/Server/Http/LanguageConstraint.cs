using Tirek.Domain.Languages;

namespace Tirek.Server.Http;

/// <summary><c>{language:language}</c> in a route: only one of the eight, written as an address writes it. Anything else is an unknown address.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => Language.Find(values[routeKey] as string) is not null;
}
