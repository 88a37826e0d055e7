using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Tirek.Domain.Mailing;

namespace Tirek.Server.Mailing;

/// <summary>The way to a mail server as it is kept among the node's settings: the password sealed by the node's own key.</summary>
internal sealed record MailServer(
    string Host,
    int Port,
    MailSecurity Security,
    string? User,
    string? SealedPassword,
    string Sender,
    string Site
)
{
    private const string Purpose = "tirek/mail-server";

    public static MailServer? Read(string? setting) => setting is null ? null : JsonSerializer.Deserialize<MailServer>(setting);

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>
    /// A password is kept when none is given for the same server and name, reached in the same way: a page does not hand it out to be sent back, and a change
    /// of the way does not send it where it can be read.
    /// </summary>
    public static MailServer Of(MailSetup setup, MailServer? former, IDataProtectionProvider seals)
    {
        var isSame =
            former is not null
            && (former.Host, former.Port, former.Security, former.User) == (setup.Host, setup.Port, setup.Security, setup.User);
        var kept = isSame ? former!.SealedPassword : null;
        return new(
            setup.Host,
            setup.Port,
            setup.Security,
            setup.User,
            setup.User is null ? null
                : setup.Password is { } given ? seals.CreateProtector(Purpose).Protect(given)
                : kept,
            setup.Sender,
            setup.Site.TrimEnd('/')
        );
    }

    /// <summary>As a page shows it: without the password.</summary>
    [JsonIgnore]
    public MailSetup Shown => new(Host, Port, Security, User, null, Sender, Site);

    /// <summary>The password in plain; empty if it was sealed by another node.</summary>
    public string Password(IDataProtectionProvider seals)
    {
        try
        {
            return SealedPassword is null ? "" : seals.CreateProtector(Purpose).Unprotect(SealedPassword);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
