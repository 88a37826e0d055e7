using System.Security.Cryptography;
using System.Text;
using Tirek.Domain;
using Tirek.Domain.Accounts;

namespace Tirek.Server.Accounts;

/// <summary>Where tries are counted: what is tried (a name, mostly), and the way by which; a way is a device that the account knows, or a coarse address.</summary>
internal readonly record struct SignInLane(string What, string Way, bool IsKnown);

/// <summary>
/// Counts wrong tries per account and way in: each device seen before is a way of its own, all others share one by the coarse address they come from. So nobody
/// is locked out by what strangers try. A try is counted before it is looked at and given back if it was right: of many at once no more than are allowed are
/// looked at. Kept in memory, of a bounded size; a server that starts anew has forgotten.
/// </summary>
internal sealed class SignInLanes(TimeProvider clock)
{
    public const int FreeTries = 5;
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>So many names are counted apart from one way; whatever is tried after them shares one lane, and pushes none of them out.</summary>
    public const int MostOfOneWay = 1_000;

    /// <summary>With more, only devices seen before are let in until some are old enough to be forgotten.</summary>
    private const int Most = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<SignInLane, (int Failures, DateTimeOffset Until)> lanes = [];
    private readonly Dictionary<string, int> ofWay = [];
    private DateTimeOffset nextForgetting;

    /// <summary>The lane of a device that the account knows, or of where a stranger comes from.</summary>
    /// <param name="name">What is tried: one that is written with other signs for the same letters is the same.</param>
    /// <param name="device">The device; null for a stranger's.</param>
    /// <param name="http">The request.</param>
    /// <param name="door">What is tried with the name: each door counts for itself.</param>
    public static SignInLane Of(string name, Guid? device, HttpContext http, string door = "")
    {
        // As the account's name is looked up.
        var what = SignInName.IsFit(name) ? name.Normalize() : name;
        return new(
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{door}\n{what.ToUpperInvariant()}"))),
            device?.ToString("N") ?? http.Connection.RemoteIpAddress?.ToString() ?? "",
            device is not null
        );
    }

    /// <summary>Takes a try and looks: whether it was right, or null if the lane is shut. One that was right, or could not be looked at, does not count.</summary>
    public async Task<bool?> Try(SignInLane lane, Func<Task<bool>> isRight, int free = FreeTries)
    {
        if (!Take(lane, free))
            return null;
        var isWrong = false;
        try
        {
            isWrong = !await isRight();
            return !isWrong;
        }
        finally
        {
            if (!isWrong)
                GiveBack(lane);
        }
    }

    /// <summary>False if it has to wait. The first tries cost nothing; from then on each doubles the wait.</summary>
    /// <param name="lane">Where it is counted.</param>
    /// <param name="free">How many: more where guessing is hopeless, or where many share the lane.</param>
    /// <exception cref="Problem">So much is tried that nothing more can be counted.</exception>
    public bool Take(SignInLane lane, int free = FreeTries)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            ForgetOld(now);
            lane = Counted(lane);
            var isKnown = lanes.TryGetValue(lane, out var was);
            if (isKnown && was.Until > now)
                return false;
            if (!isKnown)
                ofWay[lane.Way] = ofWay.GetValueOrDefault(lane.Way) + 1;
            var failures = isKnown && !IsOld(was.Until, now) ? was.Failures + 1 : 1;
            lanes[lane] = (failures, now + Wait(failures, free));
            return true;
        }
    }

    /// <summary>The try that was taken was none.</summary>
    public void GiveBack(SignInLane lane)
    {
        lock (gate)
            if (lanes.TryGetValue(lane, out var at))
            {
                if (at.Failures > 1)
                    lanes[lane] = (at.Failures - 1, clock.GetUtcNow());
                else
                    Forget(lane);
            }
    }

    /// <summary>Whoever belongs here came in: what was tried before does not count any more.</summary>
    public void Succeeded(SignInLane lane)
    {
        lock (gate)
            Forget(lane);
    }

    /// <summary>The lane itself while it is counted or can be; else the one that all others of its way share.</summary>
    private SignInLane Counted(SignInLane lane)
    {
        if (lanes.ContainsKey(lane))
            return lane;
        if (lanes.Count >= Most && !lane.IsKnown)
            throw Problems.Busy();
        return ofWay.GetValueOrDefault(lane.Way) < MostOfOneWay ? lane : lane with { What = "" };
    }

    private static TimeSpan Wait(int failures, int free) =>
        failures < free ? TimeSpan.Zero
        : failures > free + 10 ? LongestWait
        : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failures - free)));

    private static bool IsOld(DateTimeOffset until, DateTimeOffset now) => until < now - LongestWait;

    /// <summary>By age alone: what was tried a moment ago is not forgotten because much else was tried since.</summary>
    private void ForgetOld(DateTimeOffset now)
    {
        if (now < nextForgetting)
            return;
        nextForgetting = now + TimeSpan.FromMinutes(1);
        foreach (var (lane, _) in lanes.Where(l => IsOld(l.Value.Until, now)).ToList())
            Forget(lane);
    }

    private void Forget(SignInLane lane)
    {
        if (lanes.Remove(lane) && --ofWay[lane.Way] == 0)
            ofWay.Remove(lane.Way);
    }
}
