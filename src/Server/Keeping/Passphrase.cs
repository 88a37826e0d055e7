using System.Security.Cryptography;
using System.Text;
using Tirek.Server.Commands;

namespace Tirek.Server.Keeping;

/// <summary>
/// What opens a backup. Read as a person may write it: letters in any form of Unicode, spaces at the ends left away; one that we made also in capitals and
/// without its hyphens, since it is copied from paper.
/// </summary>
internal sealed class Passphrase
{
    /// <summary>Shorter ones are guessed however slow a guess is.</summary>
    public const int Shortest = 12;
    private const int Longest = 1024;
    private const int Groups = 6,
        GroupLength = 4;

    /// <summary>No letter that is taken for another on paper: no i, l, o, u; 32 of them, so that each is five bits.</summary>
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    private Passphrase(string text) => Bytes = Encoding.UTF8.GetBytes(text);

    public byte[] Bytes { get; }

    /// <summary>Six groups of four letters: 120 bits, which nobody guesses.</summary>
    public static string Generate() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Groups * GroupLength).Chunk(GroupLength).Select(g => new string(g)));

    /// <summary>A passphrase to open something with, whatever its length.</summary>
    public static Passphrase Of(string given)
    {
        var text = given.Trim().Normalize(NormalizationForm.FormKC);
        if (text.Length is 0 or > Longest)
            throw new CommandRefusal("The passphrase is empty or far too long.");
        var letters = text.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return new(letters.Length == Groups * GroupLength && letters.All(Letters.Contains) ? letters : text);
    }

    /// <summary>A passphrase to close something with.</summary>
    /// <exception cref="CommandRefusal">It is too short.</exception>
    public static Passphrase New(string given) =>
        given.Trim().Length < Shortest
            ? throw new CommandRefusal(
                $"The passphrase needs at least {Shortest} letters: whoever finds the file can guess for years. --generate makes a good one."
            )
            : Of(given);

    /// <summary>The first line of a file.</summary>
    public static string InFile(FileInfo file)
    {
        try
        {
            using var reader = file.OpenText();
            return reader.ReadLine() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal("The file of --passphrase-file cannot be read. It holds the passphrase in its first line.");
        }
    }

    /// <summary>Asks on the terminal; what is typed is not shown.</summary>
    public static string Ask(TextWriter output, string question)
    {
        if (Console.IsInputRedirected)
            throw new CommandRefusal("There is no terminal to ask for the passphrase. Give a file that holds it: --passphrase-file FILE.");
        output.Write(question);
        output.Flush();
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        output.WriteLine();
        return typed.ToString();
    }
}
