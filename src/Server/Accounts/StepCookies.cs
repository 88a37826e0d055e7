using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Tirek.Server.Accounts;

/// <summary>
/// What is carried from one step of signing in to the next, and which device this is: sealed cookies that no script reads and that are never sent in the open.
/// </summary>
internal sealed class StepCookies(IDataProtectionProvider protection)
{
    public const string Device = "__Host-device";
    public const string Pending = "__Host-pending";
    public const string Passkey = "__Host-passkey";
    public const string Sheet = "__Host-sheet";
    public const string Return = "__Host-return";

    public static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(10);

    public void Put(HttpContext http, string name, string value, TimeSpan lasts) =>
        http.Response.Cookies.Append(
            name,
            Sealer(name).Protect(value, lasts),
            new()
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Lax,
                Path = "/",
                MaxAge = lasts,
                IsEssential = true,
            }
        );

    public string? Take(HttpContext http, string name)
    {
        if (http.Request.Cookies[name] is not { Length: > 0 } sealedValue)
            return null;
        try
        {
            return Sealer(name).Unprotect(sealedValue);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Drop(HttpContext http, string name) =>
        http.Response.Cookies.Delete(
            name,
            new()
            {
                Secure = true,
                HttpOnly = true,
                Path = "/",
            }
        );

    private ITimeLimitedDataProtector Sealer(string name) => protection.CreateProtector($"tirek/step/{name}").ToTimeLimitedDataProtector();
}
