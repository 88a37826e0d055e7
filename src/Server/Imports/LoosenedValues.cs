using System.Text.Json;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Whether a newer state of a record tells everybody what the state before held for members or the owner. Of any field, found by how held values are stored; what is
/// shorter than three signs tells nothing.
/// </summary>
internal static class LoosenedValues
{
    private const int Shortest = 3;

    public static bool Any(object before, object after)
    {
        var (open, closed) = (new HashSet<string>(), new HashSet<string>());
        Read(before, open, closed);
        closed.ExceptWith(open);
        if (closed.Count == 0)
            return false;
        var opened = new HashSet<string>();
        Read(after, opened, []);
        return closed.Overlaps(opened);
    }

    private static void Read(object document, HashSet<string> open, HashSet<string> closed)
    {
        using var json = JsonDocument.Parse(StoredJson.Bytes(document));
        Read(json.RootElement, isClosed: false, open, closed);
    }

    private static void Read(JsonElement element, bool isClosed, HashSet<string> open, HashSet<string> closed)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var held = isClosed || (element.TryGetProperty("v", out _) && element.TryGetProperty("a", out _));
                foreach (var property in element.EnumerateObject())
                    Read(property.Value, held, open, closed);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Read(item, isClosed, open, closed);
                break;
            case JsonValueKind.String when element.GetString() is { Length: >= Shortest } text:
                (isClosed ? closed : open).Add(text);
                break;
        }
    }
}
