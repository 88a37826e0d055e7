using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Accounts;

/// <summary>
/// The library's store over our tables, without what we do not keep (claims, logins elsewhere). Keys of one-time codes are sealed by the node's own key before
/// they are stored: a copy of the database alone makes no codes.
/// </summary>
internal sealed class PeopleStore(AppDb db, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : UserOnlyStore<
        Person,
        AppDb,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
    >(db, errors)
{
    private readonly IDataProtector seal = protection.CreateProtector("tirek/one-time-codes");

    public override Task SetTokenAsync(
        Person user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) => base.SetTokenAsync(user, loginProvider, name, value is null ? null : seal.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(
        Person user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    ) => await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? seal.Unprotect(kept) : null;
}
