namespace Tirek.Domain.Duplicates;

/// <summary>The same number for the same text on every machine and in every run (FNV-1a, 64 bit), so that a pass over the same entries finds the same pairs.</summary>
internal static class Hash
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(string text)
    {
        var hash = Start;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return Mixed(hash);
    }

    public static long Of(char kind, long one, long other = 0) => Mixed((((Start ^ kind) * Prime) ^ (ulong)one) * Prime ^ (ulong)other);

    private static long Mixed(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        return (long)(hash ^ (hash >> 33));
    }
}
