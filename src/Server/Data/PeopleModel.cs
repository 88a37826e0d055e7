using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>How people, organisations, their rights and their trail are stored. Names of tables are ours, not those of the library.</summary>
internal static class PeopleModel
{
    public static void AddPeople(this ModelBuilder model)
    {
        var person = model.Entity<Person>().ToTable("People");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        person.HasIndex(p => p.NormalizedUserName).IsUnique();
        var token = model.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens");
        token.HasKey(t => new
        {
            t.UserId,
            t.LoginProvider,
            t.Name,
        });
        var passkey = model.Entity<IdentityUserPasskey<Guid>>().ToTable("Passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.HasIndex(p => p.UserId);
        AppDb.Document(passkey.Property(p => p.Data));

        var organization = model.Entity<MemberOrganization>();
        organization.Property(o => o.Id).ValueGeneratedNever();
        AppDb.Document(organization.Property(o => o.Name));
        organization.HasIndex(o => o.Code).IsUnique();
        organization.HasIndex(o => new { o.SortName, o.Id });
        organization.HasIndex(o => new { o.Country, o.State });
        organization.HasIndex(o => o.DirectoryId).IsUnique();
        var membership = model.Entity<Membership>();
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.HasIndex(m => m.OrganizationId);
        membership.HasIndex(m => m.PersonId);

        model.Entity<Invitation>().Property(i => i.Id).ValueGeneratedNever();
        model.Entity<Invitation>().HasIndex(i => i.TokenHash).IsUnique();
        model.Entity<Invitation>().HasIndex(i => i.OrganizationId);
        model.Entity<SignInSession>().Property(s => s.Id).ValueGeneratedNever();
        model.Entity<SignInSession>().HasIndex(s => s.PersonId);
        model.Entity<KnownDevice>().Property(d => d.Id).ValueGeneratedNever();
        model.Entity<KnownDevice>().HasIndex(d => d.PersonId);

        model.Entity<ReturnRequest>().Property(r => r.Id).ValueGeneratedNever();
        model.Entity<ReturnRequest>().HasIndex(r => r.OrganizationId);
        model.Entity<ReturnRequest>().HasIndex(r => r.PersonId);
        model.Entity<Vouching>().HasKey(v => new { v.RequestId, v.PersonId });

        model.Entity<MailAddress>().HasKey(a => a.PersonId);
        model.Entity<MailAddress>().Property(a => a.PersonId).ValueGeneratedNever();
        model.Entity<MailAddress>().HasIndex(a => a.TokenHash).IsUnique();
        model.Entity<OutgoingMail>().Property(m => m.Id).ValueGeneratedNever();
        model.Entity<OutgoingMail>().HasIndex(m => m.NextTryAt);
        model.Entity<OutgoingMail>().HasIndex(m => m.PersonId);

        model.Entity<TrailEntry>().HasKey(e => new { e.OrganizationId, e.Sequence });
        model.Entity<TrailWords>().HasKey(w => new { w.OrganizationId, w.Sequence });
        model.Entity<TrailHead>().HasKey(h => h.OrganizationId);
        model.Entity<TrailHead>().Property(h => h.OrganizationId).ValueGeneratedNever();
    }
}
