using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Mailing;

/// <summary>Mail, always optional: the operator's way to a server, an address that a person may give, and what is sent to it.</summary>
internal static class MailingFeature
{
    public static IServiceCollection AddMailing(this IServiceCollection services) =>
        services
            .AddSingleton<Postman>()
            .AddSingleton<AskedAddresses>()
            .AddSingleton<SendMails>()
            .AddHostedService(s => s.GetRequiredService<SendMails>());

    public static void MapMailing(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/node/mail", ShowMail.Page).Reads(Permission.OperateNode);
        pages.MapPost("/node/mail", ChangeMail.Set).Writes(Permission.OperateNode, "mail.set");
        pages.MapPost("/node/mail/remove", ChangeMail.Clear).Writes(Permission.OperateNode, "mail.clear");
        pages.MapPost("/node/mail/test", TestMail.Answer).Writes(Permission.OperateNode, "mail.test");
        pages.MapPost("/account/mail", GiveMailAddress.Answer).Writes(Permission.OwnAccount, "mail-address.set");
        pages.MapPost("/account/mail/remove", GiveMailAddress.Remove).Writes(Permission.OwnAccount, "mail-address.remove");
        pages.MapGet("/mail/{token}", ConfirmMailAddress.Page).Reads(Permission.Public);
        pages.MapPost("/mail/{token}", ConfirmMailAddress.Answer).Writes(Permission.Public, "mail-address.confirm");
    }
}
