using System.Buffers;
using System.Text;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>A record at the top of a file of JSON, by its number from 1. Null bytes: it is longer than any record, and was passed over.</summary>
internal readonly record struct JsonItem(int Number, ReadOnlyMemory<byte>? Bytes);

/// <summary>
/// Cuts a stream of JSON into the records at its top and holds one at a time: those of an array, of the <c>contents</c> of a page, a single object, or one
/// after another (ndjson). Whether each is sound JSON is for the parser to say.
/// </summary>
internal sealed class JsonItems(Stream stream, string file)
{
    /// <summary>Bytes of one record with all that is nested in it.</summary>
    public const int Longest = 16 << 20;

    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> item = new();
    private int at;
    private int filled;
    private int number;
    private bool isTooLong;

    /// <exception cref="CommandRefusal">It is no JSON, ends in the middle, or is the page of a demonstration.</exception>
    public IEnumerable<JsonItem> Read()
    {
        for (var c = Skip(); c >= 0; c = Skip())
            if (c == '[')
                foreach (var element in Elements())
                    yield return element;
            else if (c == '{')
                foreach (var found in ObjectOrPage())
                    yield return found;
            else
                throw Refusal();
    }

    /// <summary>One record in each line, so that a broken one costs no other.</summary>
    public IEnumerable<JsonItem> ReadLines()
    {
        for (var c = Next(); c >= 0; c = Next())
        {
            var isBlank = true;
            for (; c is >= 0 and not '\n'; c = Next())
            {
                isBlank &= c is ' ' or '\r' or '\t' or 0x1E or 0xEF or 0xBB or 0xBF;
                if (!isBlank)
                    Keep((byte)c);
            }
            if (!isBlank)
                yield return End();
        }
    }

    private IEnumerable<JsonItem> Elements()
    {
        for (var c = Skip(); c != ']'; c = Skip())
        {
            Value(c);
            yield return End();
        }
    }

    /// <summary>The members of an object, kept as one record, until it turns out to be a page: then the records are what it contains.</summary>
    private IEnumerable<JsonItem> ObjectOrPage()
    {
        var (isPage, isDemonstration) = (false, false);
        Keep((byte)'{');
        for (var c = Skip(); c != '}'; c = Skip())
        {
            if (item.WrittenCount > 1)
                Keep((byte)',');
            var start = item.WrittenCount;
            Value(c);
            var key = isTooLong ? "" : Encoding.UTF8.GetString(item.WrittenSpan[start..]);
            isDemonstration |= key == "\"demonstration\"";
            if (Skip() != ':')
                throw Refusal();
            Keep((byte)':');
            c = Skip();
            if (key == "\"contents\"" && c == '[')
            {
                isPage = true;
                Clear();
                foreach (var element in Elements())
                    yield return element;
            }
            else
                Value(c);
            if (isPage)
                Clear();
        }
        if (isPage && isDemonstration)
            throw ReadFeed.Demonstration();
        Keep((byte)'}');
        if (isPage)
            Clear();
        else
            yield return End();
    }

    /// <summary>Keeps one value, whose first character was read.</summary>
    private void Value(int c)
    {
        var depth = 0;
        do
        {
            if (c < 0)
                throw Refusal();
            Keep((byte)c);
            if (c == '"')
                String();
            else if (c is '{' or '[')
                depth++;
            else if (c is '}' or ']')
                depth--;
            else if (depth == 0)
            {
                Scalar();
                return;
            }
            if (depth > 0)
                c = Next();
        } while (depth > 0);
        if (depth < 0)
            throw Refusal();
    }

    private void String()
    {
        for (var c = Next(); c != '"'; c = Next())
        {
            if (c < 0)
                throw Refusal();
            Keep((byte)c);
            if (c == '\\' && Next() is >= 0 and var escaped)
                Keep((byte)escaped);
        }
        Keep((byte)'"');
    }

    private void Scalar()
    {
        while (Peek() is >= 0 and not (',' or ']' or '}' or ':' or ' ' or '\n' or '\r' or '\t'))
            Keep((byte)Next());
    }

    /// <summary>The next character that says something.</summary>
    private int Skip()
    {
        int c;
        do c = Next();
        while (c is ' ' or '\n' or '\r' or '\t' or ',' or 0x1E or 0xEF or 0xBB or 0xBF);
        return c;
    }

    private int Peek()
    {
        if (at == filled)
            (at, filled) = (0, stream.Read(buffer, 0, buffer.Length));
        return filled == 0 ? -1 : buffer[at];
    }

    private int Next()
    {
        var c = Peek();
        if (c >= 0)
            at++;
        return c;
    }

    private void Keep(byte b)
    {
        if (isTooLong)
            return;
        item.GetSpan(1)[0] = b;
        item.Advance(1);
        if (item.WrittenCount > Longest)
            (isTooLong, _) = (true, Cleared());
    }

    private JsonItem End()
    {
        var ended = new JsonItem(++number, isTooLong ? null : item.WrittenSpan.ToArray());
        Clear();
        return ended;
    }

    private void Clear() => (isTooLong, _) = (false, Cleared());

    private bool Cleared()
    {
        item.ResetWrittenCount();
        return true;
    }

    private CommandRefusal Refusal() =>
        new($"{file} is no JSON or was cut short, after {number:N0} records. Nothing was changed. Is the export complete?");
}
