using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Signs her out elsewhere: one session of hers, or all but this one.</summary>
internal static class EndSessions
{
    public static async Task<IResult> One(HttpContext http, Caller caller, Sessions sessions, Guid id)
    {
        await sessions.End(caller.Person, id, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/account");
    }

    public static async Task<IResult> Others(HttpContext http, Caller caller, Sessions sessions)
    {
        await sessions.EndAll(caller.Person, caller.Session, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/account");
    }
}
