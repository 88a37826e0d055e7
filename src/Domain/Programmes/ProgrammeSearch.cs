namespace Tirek.Domain.Programmes;

/// <summary>Whether a search in Find help was for a programme for people who use violence.</summary>
public static class ProgrammeSearch
{
    /// <summary>
    /// True when the words name such a programme in any language: aggressor, psycho-correction, anger management. Help is shown all the same, since
    /// a survivor too may write of an aggressor.
    /// </summary>
    public static bool IsMeant(string text) => Taxonomy.Taxonomy.Lexicon.Read(text).Concepts.Any(t => t.Key == ProgrammeRule.Kind);
}
