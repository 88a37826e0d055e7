using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>
/// Her own service among 100,000: how long the server takes to save it, and how long after its answer a search of anybody finds the new name. The form is read, one
/// field changed and all of it sent, as a browser does.
/// </summary>
internal static partial class MeasureSaving
{
    private const int Services = 100_000;
    private const int Organizations = 5;
    private const int Saves = 60;
    private const int Warm = 20;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var path = await BenchFolder.Of(Services);
        var (person, own) = await Owner(NodeFolder.OpenExisting(path));
        var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", path);
        using var measuring = server;
        var load = new LoadClient(server.Port);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new($"http://127.0.0.1:{server.Port}"),
        };
        await SignIn(client, person);
        var (saved, found) = (new List<double>(), new List<double>());
        for (var i = 0; i < Warm + Saves; i++)
        {
            var page = new Uri($"/en/organization/services/{own[i % own.Count]}", UriKind.Relative);
            var name = $"Zymbora{new string([.. $"{i:D4}".Select(d => (char)('a' + d - '0'))])}quel";
            var fields = Fields(await client.GetStringAsync(page), name);
            await MeasureSearch.Times(load);
            using (var form = new FormUrlEncodedContent(fields))
            using (var answer = await client.PostAsync(page, form))
                if (answer.StatusCode != HttpStatusCode.SeeOther)
                    throw new InvalidOperationException($"Answered {answer.StatusCode}.");
            var times = (await MeasureSearch.Times(load)).Times;
            var until = await Find(client, name);
            if (i < Warm)
                continue;
            saved.AddRange(times);
            found.Add(until.TotalMicroseconds);
        }
        saved.Sort();
        found.Sort();
        return
        [
            new($"save one's service among {Services:N0}, p50", MeasureSearch.Milliseconds(saved, 50), "≤ 50 ms"),
            new("  the slowest of sixty", MeasureSearch.Milliseconds(saved, 100)),
            new("  after the answer until a search finds it, p50", MeasureSearch.Milliseconds(found, 50)),
            new("  the slowest of sixty", MeasureSearch.Milliseconds(found, 100), "≤ 1,000 ms"),
        ];
    }

    /// <summary>The session, and the cookie that belongs to the token of every form, which comes with a page.</summary>
    private static async Task SignIn(HttpClient client, Guid person)
    {
        var session = await client.GetStringAsync(new Uri($"{MeasuredServer.SignIn}/{person}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/en/organization/services/new", UriKind.Relative));
        request.Headers.Add("Cookie", session);
        using var page = await client.SendAsync(request);
        page.EnsureSuccessStatusCode();
        var more = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", more.Prepend(session)));
    }

    private static async Task<TimeSpan> Find(HttpClient client, string name)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(5))
        {
            using var form = new FormUrlEncodedContent([new("q", name)]);
            using var answer = await client.PostAsync(new Uri("/en/find", UriKind.Relative), form);
            // The name stands in the form too: a result is a button with it.
            if ((await answer.Content.ReadAsStringAsync()).Contains($">{name}</button>", StringComparison.Ordinal))
                return watch.Elapsed;
        }
        throw new InvalidOperationException($"{name} was not found.");
    }

    /// <summary>What a browser would send of the form of a service, under another name.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(string page, string name)
    {
        var form = Form().Match(page).Value;
        foreach (Match input in Input().Matches(form))
            if (!Unticked().IsMatch(input.Value))
                yield return new(input.Groups[1].Value, input.Groups[1].Value == "name" ? name : Value(input.Value));
        foreach (Match select in Select().Matches(form))
            yield return new(select.Groups[1].Value, Chosen().Match(select.Value) is { Success: true } chosen ? Value(chosen.Value) : "");
        foreach (Match area in Area().Matches(form))
            yield return new(area.Groups[1].Value, WebUtility.HtmlDecode(area.Groups[2].Value));

        static string Value(string tag) => WebUtility.HtmlDecode(ValueOf().Match(tag).Groups[1].Value);
    }

    /// <summary>A co-ordinator of a small invented network, whose organisation is given the services of one that is known.</summary>
    private static async Task<(Guid Person, IReadOnlyList<Guid> Own)> Owner(NodeFolder folder)
    {
        await using var db = folder.OpenDatabase();
        if (!await db.MemberOrganizations.AnyAsync())
            await InventNetwork.Fill(db, Organizations);
        var known = await db.Listings.OrderBy(l => l.Id).Select(l => l.OrganizationId).FirstAsync();
        var organization = await db
            .MemberOrganizations.Where(o => o.Kind == OrganizationKind.WomensResourceCentre)
            .OrderBy(o => o.Id)
            .FirstAsync();
        organization.DirectoryId = known;
        await db.SaveChangesAsync();
        var person = await db
            .Memberships.Where(m => m.OrganizationId == organization.Id && m.Roles.Contains(nameof(Role.Coordinator)))
            .Select(m => m.PersonId)
            .FirstAsync();
        return (person, await db.Listings.Where(l => l.OrganizationId == known).Select(l => l.Id).ToListAsync());
    }

    [GeneratedRegex("<form[^>]*data-preview.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]* name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("type=\"(checkbox|radio)\"(?!.* checked)")]
    private static partial Regex Unticked();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]* selected[^>]*>")]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();
}
