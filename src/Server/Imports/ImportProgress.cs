namespace Tirek.Server.Imports;

/// <summary>Tells whoever waits how far an import is: a step by name, and the share of it that is done, from 0 to 1.</summary>
internal sealed class ImportProgress(Action<string, double> say)
{
    private (string Step, int Percent) last;

    public void Say(string step, double share)
    {
        var now = (step, (int)(100 * Math.Clamp(share, 0, 1)));
        if (now != last)
            say(step, share);
        last = now;
    }
}
