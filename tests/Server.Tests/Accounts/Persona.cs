using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Somebody at a browser: keeps cookies, takes the token of the form it sends from the page that holds it, follows the way after a form.</summary>
internal sealed partial class Persona(HttpClient browser, string language = "en", TimeProvider? clock = null)
{
    public Persona(TestSite site, string language = "en")
        : this(site.Browser, language, site.Services.GetRequiredService<TimeProvider>()) { }

    private readonly Dictionary<string, string> cookies = [];
    private string lastPage = "";

    /// <summary>The address at which she is now.</summary>
    public string At { get; private set; } = "";

    /// <summary>The page she sees, as she reads it.</summary>
    public string Page => WebUtility.HtmlDecode(lastPage);
    public HttpStatusCode Status { get; private set; }
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>What the page she sees may ask of anybody (Content-Security-Policy).</summary>
    public string Policy { get; private set; } = "";

    /// <summary>Every address she was at, with the title of its page: what a browser keeps of her visit.</summary>
    public List<string> History { get; } = [];

    /// <summary>The site's, which may be ahead of the machine's.</summary>
    public TimeProvider Clock => clock ?? TimeProvider.System;

    /// <summary>The same person on another device, or somebody who stole her cookies.</summary>
    public Persona With(IReadOnlyDictionary<string, string> taken, string? speaks = null)
    {
        var other = new Persona(browser, speaks ?? language, clock);
        foreach (var (name, value) in taken)
            other.cookies[name] = value;
        return other;
    }

    /// <summary>What her browser says of where a form comes from (Sec-Fetch-Site); null: it is an old one and says nothing.</summary>
    public string? FetchSite { get; set; }

    public void Drop(string cookie) => cookies.Remove(cookie);

    public async Task<Persona> Open(string path) => await OpenExactly(Address(path));

    /// <summary>An address as it stands, without the language before it.</summary>
    public async Task<Persona> OpenExactly(string address) => await Ask(new(HttpMethod.Get, address));

    /// <summary>Sends the form on the page she sees that goes to this path.</summary>
    public async Task<Persona> Send(string path, params (string Name, string Value)[] fields)
    {
        var form = FormOf(Address(path)) ?? throw new InvalidOperationException($"No form for {path} at {At}: {Page}");
        return await SendRaw(path, [("form-token", Token().Match(form).Groups[1].Value), .. fields]);
    }

    /// <summary>Sends fields without looking at a page: what an attacker does.</summary>
    public async Task<Persona> SendRaw(string path, params (string Name, string Value)[] fields) =>
        await SendExactly(Address(path), fields);

    public async Task<Persona> SendExactly(string address, params (string Name, string Value)[] fields) =>
        await Ask(
            new(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, WebUtility.HtmlDecode(f.Value)))),
            }
        );

    /// <summary>Sends the form on the page she sees that goes to this path, with a file.</summary>
    public async Task<Persona> SendFile(string path, string fileName, byte[] file, params (string Name, string Value)[] also)
    {
        var form = FormOf(Address(path)) ?? throw new InvalidOperationException($"No form for {path} at {At}: {Page}");
        var content = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value)), "form-token" },
            { new ByteArrayContent(file), "file", fileName },
        };
        foreach (var (name, value) in also)
            content.Add(new StringContent(value), name);
        return await Ask(new(HttpMethod.Post, Address(path)) { Content = content });
    }

    /// <summary>A file that she keeps.</summary>
    public async Task<byte[]> Download(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public bool Sees(string text) => Page.Contains(text, StringComparison.Ordinal);

    public string Match(string pattern) => Regex.Match(Page, pattern).Groups[1].Value;

    private string Address(string path) => $"/{language}{path}";

    private string? FormOf(string address) =>
        Form().Matches(lastPage).Select(m => m.Value).FirstOrDefault(f => f.Contains($"action=\"{address}\"", StringComparison.Ordinal));

    private async Task<Persona> Ask(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 5; hops++)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            if (FetchSite is not null)
                request.Headers.Add("Sec-Fetch-Site", FetchSite);
            At = request.RequestUri!.ToString();
            using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
            Keep(answer);
            Status = answer.StatusCode;
            Policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : "";
            lastPage = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            History.Add($"{At} {Title().Match(lastPage).Groups[1].Value}");
            if (Status != HttpStatusCode.SeeOther)
                return this;
            request = new(HttpMethod.Get, answer.Headers.Location!);
        }
        throw new InvalidOperationException("Sent round in circles.");
    }

    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set)
        {
            var (name, value) = (cookie.Split('=', 2)[0], cookie.Split('=', 2)[1].Split(';')[0]);
            // None may travel in the open or be read by a script.
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
    }

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
