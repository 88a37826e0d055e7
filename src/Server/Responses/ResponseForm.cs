using System.Globalization;
using Tirek.Domain;
using Tirek.Domain.Listings;
using Tirek.Domain.Responses;
using Tirek.Server.Http;

namespace Tirek.Server.Responses;

/// <summary>Reads the form of a sheet: for each line the listings that are ticked, and what she wrote herself, each with its agreement.</summary>
internal sealed class ResponseForm
{
    private readonly IFormCollection form;
    private readonly DateOnly today;

    private ResponseForm(IFormCollection form, DateOnly today) => (this.form, this.today) = (form, today);

    public List<ResponseAnswer> Answers { get; } = [];

    /// <summary>For each line the state that she saw.</summary>
    public Dictionary<ResponseTask, string> Seen { get; } = [];

    /// <summary>What is wrong about an entry of her own, by its line and its place among those of that line.</summary>
    public Dictionary<(ResponseTask Task, int At), OwnFault> OwnFaults { get; } = [];

    /// <summary>What cannot stay as it is; null: nothing.</summary>
    public string? Fault { get; private set; }

    /// <param name="form">As it was sent.</param>
    /// <param name="stands">What is stored now: an entry of hers that she did not touch keeps the day on which it was called.</param>
    /// <param name="today">The day on which she says that she called.</param>
    /// <exception cref="Problem">It is no form of ours.</exception>
    public static ResponseForm Read(IFormCollection form, IReadOnlyCollection<ResponseAnswer> stands, DateOnly today)
    {
        var read = new ResponseForm(form, today);
        foreach (var task in ResponseTasks.All)
        {
            read.Seen[task] = form.One($"mark-{task}", 40);
            read.AddListed(task);
            read.AddOwn(task, stands);
        }
        if (read.Answers.Count > ResponseAnswer.Most)
            read.Fault ??= ResponseWords.Say(ResponsesText.FaultTooMany, ResponseAnswer.Most);
        return read;
    }

    private void AddListed(ResponseTask task)
    {
        var ticked = form[$"{task}"].Select(v => Guid.TryParse(v, out var id) ? id : throw Problems.NotUnderstood()).Distinct().ToList();
        if (ticked.Count > ResponseAnswer.Most)
            throw Problems.NotUnderstood();
        Answers.AddRange(ticked.Select(id => WithAgreement(new(task) { ListingId = id }, $"{task}-{id:N}")));
    }

    private void AddOwn(ResponseTask task, IReadOnlyCollection<ResponseAnswer> stands)
    {
        var at = 0;
        for (var i = 0; i < ResponseAnswer.Most && form.ContainsKey($"{task}-own{i}-name"); i++)
        {
            var key = $"{task}-own{i}";
            var own = new ResponseAnswer(task)
            {
                Name = form.One($"{key}-name", ResponseAnswer.LongestName),
                Number = NumberOf(form.One($"{key}-number", ResponseAnswer.LongestNumber)),
                Hours = form.One($"{key}-hours", ResponseAnswer.LongestHours),
            };
            if (own.Name.Length + own.Number.Length + own.Hours.Length == 0)
                continue;
            var before = stands.FirstOrDefault(a => (a.Task, a.ListingId, a.Name, a.Number) == (task, null, own.Name, own.Number));
            if (before is null && FaultOf(own) is { } fault)
            {
                OwnFaults[(task, at)] = fault;
                Fault ??= $"{ResponseWords.Of(task)}: {fault.Text}";
            }
            at++;
            own = own with { ConfirmedOn = form.One($"{key}-called", 3) == "yes" ? today : before?.ConfirmedOn };
            Answers.Add(WithAgreement(own, key));
        }
    }

    private static OwnFault? FaultOf(ResponseAnswer own) =>
        own.Name.Length < 2 ? new(ResponsesText.FaultOwn, IsOfNumber: false)
        : own.Number.Length == 0 ? new(ResponsesText.FaultOwn, IsOfNumber: true)
        : WrittenNumber.Read(own.Number) is null ? new(ResponsesText.FaultOwnNumber, IsOfNumber: true)
        : null;

    /// <summary>With its extension in the way that is the same in every language; what is no number, as it is.</summary>
    private static string NumberOf(string typed) => WrittenNumber.Read(typed)?.ToString() ?? typed;

    private ResponseAnswer WithAgreement(ResponseAnswer answer, string key)
    {
        var agreement = form.One($"{key}-agreed", 10) switch
        {
            nameof(Agreement.Written) => Agreement.Written,
            nameof(Agreement.None) => Agreement.None,
            _ => Agreement.Unknown,
        };
        var said = form.One($"{key}-since", 20);
        if (agreement != Agreement.Written || said.Length == 0)
            return answer with { Agreement = agreement };
        var isDay = DateOnly.TryParseExact(said, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var since);
        if (!isDay || since > today || since.Year < 1990)
            Fault ??= ResponsesText.FaultDay;
        return answer with { Agreement = agreement, AgreedOn = isDay ? since : null };
    }

    /// <summary>As a browser's own field sends a day, and as people type it where there is none.</summary>
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];
}
