using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;

namespace Tirek.Server.Accounts;

/// <summary>What is wrong with a password that somebody chose, and what to do about it; the same for her first and for each later one.</summary>
internal static class ChoosePassword
{
    public static async Task<string?> FindFault(AppDb db, Person person, string password, CancellationToken cancel)
    {
        if (!PasswordRule.IsFit(password, person.UserName!))
            return AccountsText.PasswordUnfit;
        var organization = await (
            from m in db.Memberships
            where m.PersonId == person.Id && m.Until == null
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            select o
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        return TriedFirst.Includes(password, person, organization) ? AccountsText.PasswordTriedFirst : null;
    }
}
