using Microsoft.AspNetCore.Authentication;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Ends this session, on the server and in the browser.</summary>
internal static class SignOut
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, Sessions sessions)
    {
        await sessions.End(caller.Person, caller.Session, http.RequestAborted);
        await http.SignOutAsync(Callers.Scheme);
        return new SeeOther($"/{http.Language().Code}/sign-in");
    }
}
