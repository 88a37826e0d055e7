using System.Text;

namespace Tirek.Server.Imports;

/// <summary>A line of a file, without its end. Null text: it is longer than <see cref="FeedLines.Longest"/>, and was passed over.</summary>
internal readonly record struct FeedLine(int Number, string? Text);

/// <summary>Reads a file line by line, however long its lines are, and never holds more of one than may be kept.</summary>
internal static class FeedLines
{
    /// <summary>Characters in a line. Longer ones are no table but a mistake or an attack.</summary>
    public const int Longest = 4_000_000;

    public static IEnumerable<FeedLine> Read(TextReader reader)
    {
        var buffer = new char[64 * 1024];
        var line = new StringBuilder();
        var (number, isTooLong, wasReturn, isBegun) = (1, false, false, false);
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            for (var i = 0; i < count; i++)
            {
                var c = buffer[i];
                if (c is not ('\n' or '\r'))
                {
                    wasReturn = false;
                    continue;
                }
                // \r\n is one end, also when the buffer ends between them.
                if (c == '\n' && wasReturn)
                {
                    wasReturn = false;
                    start = i + 1;
                    continue;
                }
                wasReturn = c == '\r';
                Take(buffer.AsSpan(start, i - start));
                yield return End();
                start = i + 1;
            }
            Take(buffer.AsSpan(start, count - start));
        }
        if (isBegun)
            yield return End();

        void Take(ReadOnlySpan<char> part)
        {
            isBegun |= part.Length > 0;
            isTooLong |= line.Length + part.Length > Longest;
            if (isTooLong)
                line.Clear();
            else
                line.Append(part);
        }

        FeedLine End()
        {
            var ended = new FeedLine(number++, isTooLong ? null : line.ToString());
            line.Clear();
            if (isTooLong)
                line.Capacity = 0;
            (isTooLong, isBegun) = (false, false);
            return ended;
        }
    }
}
