using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>
/// One term of a closed list. <see cref="Key"/> and <see cref="Id"/> (the id of its HSDS taxonomy term) never change;
/// <see cref="Ordinal"/> is its place in its facet, 0 to 63, and so its bit in a mask: new terms are only appended.
/// </summary>
public sealed record Term
{
    private readonly IReadOnlyDictionary<Language, TermWords> _words;
    private readonly IReadOnlySet<Language> _unconfirmed;

    internal Term(IReadOnlyDictionary<Language, TermWords> words, IReadOnlySet<Language> unconfirmed)
    {
        _words = words;
        _unconfirmed = unconfirmed;
    }

    public required string Key { get; init; }
    public required Facet Facet { get; init; }
    public required Guid Id { get; init; }
    public required int Ordinal { get; init; }

    /// <summary>Whether a listing shows this term to everybody unless its owner narrows it; otherwise only to vetted professionals.</summary>
    public required bool IsPublicByDefault { get; init; }

    /// <summary>The bit of this term in the mask of its facet.</summary>
    public ulong Bit => 1UL << Ordinal;

    public string Name(Language language) => _words[language].Name;

    /// <summary>Other words under which people look for the term, the name not among them. For search, not for display.</summary>
    public IReadOnlyList<string> Synonyms(Language language) => _words[language].Also;

    /// <summary>Whether the name is a word of the law or was confirmed by a native professional. English is the reference.</summary>
    public bool IsConfirmed(Language language) => !_unconfirmed.Contains(language);

    public bool Equals(Term? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => Key;
}

/// <summary>What a term is called in one language.</summary>
internal sealed record TermWords(string Name, IReadOnlyList<string> Also);
