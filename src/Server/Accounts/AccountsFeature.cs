using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Accounts;

/// <summary>Signing in and out, and what everybody does with her own account.</summary>
internal static class AccountsFeature
{
    /// <summary>As OWASP advises for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet, 2023).</summary>
    private const int PasswordRounds = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHostedService<KeepRetention>().AddSingleton<Callers>().AddSingleton<SignInLanes>().AddSingleton<StepCookies>();
        services.AddSingleton<UsedQuestions>().AddSingleton<AskedFrom>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>().AddSingleton<PasswordQueue>();
        services.AddSingleton<IWaits, Returns>();
        services.AddScoped<Sessions>().AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ResidentKeyRequirement = "required";
            o.UserVerificationRequirement = "required";
            // The page that asked is the page that answers (WebAuthn §13.4.9). The library's own rule knows no plain HTTP, which browsers trust on the machine itself.
            o.ValidateOrigin = asked =>
                ValueTask.FromResult(
                    !asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"
                );
        });
        services
            .AddIdentityCore<Person>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.AllowedUserNameCharacters = "";
                o.Password.RequiredLength = PasswordRule.Shortest;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.Lockout.AllowedForNewUsers = false;
            })
            .AddUserStore<PeopleStore>();
        services
            .AddAuthentication()
            .AddCookie(
                Callers.Scheme,
                o =>
                {
                    o.Cookie = new()
                    {
                        Name = "__Host-session",
                        HttpOnly = true,
                        SecurePolicy = CookieSecurePolicy.Always,
                        SameSite = SameSiteMode.Lax,
                        Path = "/",
                        IsEssential = true,
                    };
                    o.SlidingExpiration = false;
                    o.ExpireTimeSpan = Retention.SessionAtMost;
                }
            );
        return services.AddAntiforgery(o =>
        {
            o.FormFieldName = "form-token";
            o.SuppressXFrameOptionsHeader = true;
            o.Cookie = new AlwaysSecureCookie
            {
                Name = "__Host-form",
                HttpOnly = true,
                SecurePolicy = CookieSecurePolicy.None,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                IsEssential = true,
            };
        });
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/sign-in", SignIn.Page).Reads(Permission.Public);
        pages.MapPost("/sign-in", SignIn.WithPassword).Writes(Permission.Public, "session.begin");
        pages.MapGet("/sign-in/code", SignIn.CodePage).Reads(Permission.Public);
        pages.MapPost("/sign-in/code", SignIn.WithCode).Writes(Permission.Public, "session.begin");
        pages.MapPost("/sign-in/passkey", SignInWithPasskey.Answer).Writes(Permission.Public, "session.begin");
        pages.MapGet("/sign-in/sheet", SignInWithSheet.Page).Reads(Permission.Public);
        pages.MapPost("/sign-in/sheet", SignInWithSheet.Answer).Writes(Permission.Public, "account.recover");
        pages.MapGet("/sign-in/return", AskToReturn.Page).Reads(Permission.Public);
        pages.MapPost("/sign-in/return", AskToReturn.Answer).Writes(Permission.Public, "return.ask");
        pages.MapGet("/sign-in/return/code", FinishReturn.Page).Reads(Permission.Public);
        pages.MapPost("/sign-in/return/code", FinishReturn.Answer).Writes(Permission.Public, "return.finish");
        pages.MapPost("/sign-out", SignOut.Answer).Writes(Permission.FinishAccount, "session.end");

        pages.MapGet("/account/finish", FinishAccount.Page).Reads(Permission.FinishAccount);
        pages.MapPost("/account/finish/password", SetPassword.Answer).Writes(Permission.FinishAccount, "password.set");
        pages.MapPost("/account/finish/passkey", AddPasskey.Answer).Writes(Permission.FinishAccount, "passkey.add");
        pages.MapPost("/account/finish/code", ConfirmSecondFactor.Answer).Writes(Permission.FinishAccount, "second-factor.set");
        pages.MapPost("/account/finish/sheet", ConfirmSheet.Answer).Writes(Permission.FinishAccount, "recovery-sheet.make");

        pages.MapGet("/account", ShowAccount.Page).Reads(Permission.OwnAccount);
        pages.MapGet("/account/data", ShowAccount.Take).Reads(Permission.OwnAccount);
        pages.MapPost("/account/sessions/{id:guid}/end", EndSessions.One).Writes(Permission.OwnAccount, "session.end");
        pages.MapPost("/account/sessions/end-others", EndSessions.Others).Writes(Permission.OwnAccount, "session.end");
        pages.MapPost("/account/password", ChangePassword.Answer).Writes(Permission.OwnAccount, "password.set");
        pages.MapPost("/account/passkeys", ChangePasskeys.Add).Writes(Permission.OwnAccount, "passkey.add");
        pages.MapPost("/account/passkeys/remove", ChangePasskeys.Remove).Writes(Permission.OwnAccount, "passkey.remove");
        pages.MapPost("/account/sheet", RenewSheet.Answer).Writes(Permission.OwnAccount, "recovery-sheet.make");
        pages.MapGet("/account/return", RefuseReturn.OwnPage).Reads(Permission.OwnAccount);
        pages.MapPost("/account/return/stop", RefuseReturn.ByHerself).Writes(Permission.OwnAccount, "return.stop");
        pages.MapGet("/returns/{id:guid}", VouchForReturn.Page).Reads(Permission.SeeOrganization);
        pages.MapPost("/returns/{id:guid}/vouch", VouchForReturn.Answer).Writes(Permission.SeeOrganization, "return.vouch");
        pages.MapPost("/returns/{id:guid}/refuse", RefuseReturn.ByColleague).Writes(Permission.SeeOrganization, "return.refuse");
        pages.MapPost("/account/erase", EraseAccount.Answer).Writes(Permission.OwnAccount, "account.erase");
    }
}
