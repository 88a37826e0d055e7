using System.Collections.Frozen;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>Understands the cells of privacy columns, and cells of others in which a word stands in the place of what is withheld.</summary>
internal static class PrivacyAnswers
{
    private const int LongestWord = 40;

    /// <summary>What a cell of a flag column says. Only a clear no is a no; null when it is neither a clear yes nor a clear no.</summary>
    public static bool? Read(string? cell) =>
        cell?.Trim().ToLowerInvariant() switch
        {
            null or "" or "0" or "false" or "no" or "n" or "f" or "off" or "нет" or "ложь" or "public" => false,
            "1" or "true" or "yes" or "y" or "t" or "x" or "on" or "да" or "истина" or "private" or "-1" => true,
            _ => null,
        };

    /// <summary>Whether a cell of a column that says what may be shown says so clearly.</summary>
    public static bool Opens(string? cell) =>
        cell is not null
        && (Read(cell) == true && !Folding.Fold(cell).StartsWith("priv", StringComparison.Ordinal) || Open.Contains(Folding.Fold(cell)));

    /// <summary>Whether a cell is an answer to a question about privacy, and not a text, a number or a day.</summary>
    public static bool IsAnswer(string cell) =>
        Read(cell) is not null || Open.Contains(Folding.Fold(cell)) || Refusals.Contains(Folding.Fold(cell)) || IsWithheld(cell);

    /// <summary>Whether a cell says, instead of what belongs there, that it is not told: <em>Confidential</em> in the place of an address.</summary>
    public static bool IsWithheld(string cell) => cell.Length <= LongestWord && Withheld.Contains(Folding.Fold(cell));

    private static readonly FrozenSet<string> Open = Set(
        "public, visible, shown, show, open, all, everyone, everybody, published, listed, иә, ооба, ha, ҳа, бале, hawa, открыто, открыт, публично, публичный, видно, всем, показывать"
    );

    private static readonly FrozenSet<string> Refusals = Set(
        "жоқ, жок, yo'q, йўқ, не, ýok, hidden, never, nobody, none, staff, staff only, members, members only, internal, restricted, скрыто, скрыт, закрыто, только для сотрудников"
    );

    private static readonly FrozenSet<string> Withheld = Set(
        "confidential, confidential address, confidential location, address confidential, location confidential, address is confidential, location is confidential, "
            + "undisclosed, undisclosed address, undisclosed location, not disclosed, address not disclosed, hidden, hidden address, hidden location, address hidden, secret, secret address, secret location, "
            + "private address, private location, withheld, address withheld, location withheld, do not publish, do not disclose, not for publication, not published, unpublished, unlisted, "
            + "конфиденциально, конфиденциальный, конфиденциальный адрес, адрес конфиденциален, скрыт, скрыто, скрытый, адрес скрыт, скрытый адрес, не разглашается, адрес не разглашается, не публикуется, "
            + "адрес не публикуется, не указывается, секретно, секретный, секретный адрес, закрытый адрес, адрес закрыт, тайный адрес, құпия, мекенжайы құпия, жасырын, купуя, дареги купуя, жашыруун, "
            + "maxfiy, manzili maxfiy, yashirin, махфий, манзили махфий, яширин, махфӣ, нишонаш махфӣ, пинҳон, gizlin, salgysy gizlin"
    );

    private static FrozenSet<string> Set(string words) => words.Split(", ").Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
