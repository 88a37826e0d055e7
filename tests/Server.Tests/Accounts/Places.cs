using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>People who come from different addresses, as their connections would tell.</summary>
internal sealed class Places : IStartupFilter
{
    private const string Header = "Test-Comes-From";

    public static void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter, Places>();

    public static Persona From(TestSite site, string address)
    {
        var browser = ((TestServer)site.Services.GetRequiredService<IServer>()).CreateClient();
        browser.DefaultRequestHeaders.Add(Header, address);
        return new(browser);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    if (IPAddress.TryParse(http.Request.Headers[Header], out var address))
                        http.Connection.RemoteIpAddress = address;
                    return rest(http);
                }
            );
            next(app);
        };
}
