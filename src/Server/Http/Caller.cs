using Tirek.Domain;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;

namespace Tirek.Server.Http;

/// <summary>Who asks: a person who is signed in, as she stands at this moment. A handler that takes one is behind a permission.</summary>
internal sealed record Caller(Guid Session, string Name, Standing Standing)
{
    public Guid Person => Standing.Person;

    /// <summary>Her organisation. Behind a permission that only somebody in one has.</summary>
    /// <exception cref="Problem">She is in none.</exception>
    public Guid Organization => Standing.Organization ?? throw Problems.NotFound();

    /// <summary>As whom she reads what organisations of the network keep for professionals.</summary>
    public MemberReader Reader => MemberReader.Of(Standing.Kind);

    public bool May(Permission permission) => Standing.May(permission);

    public static ValueTask<Caller> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<Caller>() ?? throw Problems.SignInFirst());
}
