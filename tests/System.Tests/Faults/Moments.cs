using System.Globalization;

namespace Tirek.System.Tests.Faults;

/// <summary>
/// Random moments at which a command is killed, learnt from how long it lives when it is left alone. <c>TIREK_FAULTS</c> says how many kills there are in all
/// (20 without it), <c>TIREK_FAULTS_SEED</c> which moments.
/// </summary>
internal sealed class Moments(string what)
{
    private static readonly int Seed = Number("TIREK_FAULTS_SEED") ?? Random.Shared.Next();
    private static readonly TimeSpan Earliest = TimeSpan.FromMilliseconds(150);
    private readonly Random random = new(Seed ^ what.Sum(c => c * 7919));
    private TimeSpan longest = TimeSpan.FromSeconds(4);

    /// <summary>Twentieths of all kills, in kills.</summary>
    public static int Kills(int twentieths) => Math.Max(1, twentieths * (Number("TIREK_FAULTS") ?? 20) / 20);

    /// <summary>Kills a command at the next moment. Returns whether it had ended by itself before.</summary>
    public async Task<bool> Strike(params IEnumerable<string> words)
    {
        var after = Earliest + random.NextDouble() * (longest - Earliest);
        var (ran, ended) = await Victim.Kill(after, words);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{what}: {(ended ? "ended by itself" : "killed")} after {ran.TotalMilliseconds:F0} ms (seed {Seed})"
        );
        // Never learn from a kill; a command that outlived all of them gets more time.
        longest = ended ? ran : longest * 1.1;
        return ended;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
