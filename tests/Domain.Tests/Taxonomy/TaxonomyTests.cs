using System.Runtime.CompilerServices;
using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;
using Terms = Tirek.Domain.Taxonomy.Taxonomy;

namespace Tirek.Domain.Tests.Taxonomy;

public sealed class TaxonomyTests
{
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["ru"] = Cyrillic,
        ["kk"] = Cyrillic + "әғқңөұүһі",
        ["ky"] = Cyrillic + "ңөү",
        ["tg"] = Cyrillic + "ғӣқӯҳҷ",
        ["tk"] = "abcdefghijklmnopqrstuvwxyzäçžňöşüý",
        ["uz"] = "abcdefghijklmnopqrstuvxyzʻʼ",
        ["uz-Cyrl"] = Cyrillic + "ўқғҳ",
    };

    private static IEnumerable<(Term Term, Language Language)> Names => Terms.All.SelectMany(_ => Language.All, (t, l) => (t, l));

    [Fact]
    public void The_lists_are_closed()
    {
        Assert.Equal((21, 12, 12), (Terms.Of(Facet.KindOfHelp).Count, Terms.Of(Facet.FormOfViolence).Count, Terms.Of(Facet.ForWhom).Count));
        Assert.Equal("1.0", Terms.Version);
    }

    [Fact]
    public void Every_term_has_a_name_and_synonyms_in_every_language()
    {
        foreach (var (term, language) in Names)
        {
            Assert.False(string.IsNullOrWhiteSpace(term.Name(language)), $"{term} {language}");
            Assert.True(term.Synonyms(language).Count >= 2, $"{term} {language}");
        }
    }

    [Fact]
    public void Every_word_is_written_in_the_letters_of_its_language()
    {
        foreach (var (term, language) in Names)
        foreach (var word in term.Synonyms(language).Prepend(term.Name(language)))
        {
            var strange = word.Where(char.IsLetter).Where(c => !Letters[language.Code].Contains(char.ToLowerInvariant(c)));
            Assert.True(!strange.Any(), $"{term} {language}: {word}");
            Assert.True(language == Language.English || !word.AsSpan().ContainsAny("'’‘`"), $"{term} {language}: {word}");
        }
    }

    [Fact]
    public void Names_begin_with_a_capital_and_fit_on_a_button()
    {
        foreach (var (term, language) in Names)
        {
            Assert.True(char.IsUpper(term.Name(language)[0]), $"{term} {language}");
            Assert.InRange(term.Name(language).Length, 3, 70);
        }
    }

    [Fact]
    public void No_two_terms_of_a_facet_share_a_name()
    {
        foreach (var facet in Enum.GetValues<Facet>())
        foreach (var language in Language.All)
        {
            var names = Terms.Of(facet).Select(term => Folding.Fold(term.Name(language))).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    [Fact]
    public void No_synonym_is_listed_twice_for_a_term()
    {
        foreach (var (term, language) in Names)
        {
            var words = term.Synonyms(language).Prepend(term.Name(language)).ToList();
            Assert.Equal(words.Distinct(), words);
        }
    }

    [Fact]
    public void Ordinals_are_bits_of_a_mask()
    {
        foreach (var facet in Enum.GetValues<Facet>())
            Assert.Equal(Enumerable.Range(0, Terms.Of(facet).Count), Terms.Of(facet).Select(term => term.Ordinal));
        Assert.Equal(1UL << 2, Terms.Find("shelter")!.Bit);
    }

    [Fact]
    public void Terms_are_found_by_key_and_id()
    {
        foreach (var term in Terms.All)
        {
            Assert.Same(term, Terms.Find(term.Key));
            Assert.Same(term, Terms.Find(term.Id));
            Assert.Matches("^[a-z]+(-[a-z]+)*$", term.Key);
        }

        Assert.Null(Terms.Find("Shelter"));
        Assert.Null(Terms.Find(Guid.Empty));
    }

    [Fact]
    public void Ids_never_change() => Assert.Equal(new Guid("3aaa38f2-3270-5354-8bc2-56c5aa0cc9e4"), Terms.Find("shelter")!.Id);

    [Fact]
    public void Only_one_term_starts_for_professionals() =>
        Assert.Equal(["lgbt-people"], Terms.All.Where(term => !term.IsPublicByDefault).Select(term => term.Key));

    [Fact]
    public void Only_words_of_the_law_are_confirmed()
    {
        Assert.All(Terms.All, term => Assert.True(term.IsConfirmed(Language.English)));
        Assert.Equal(
            ["crisis-centre ru", "perpetrator-programme ky"],
            Names
                .Where(pair => pair.Language != Language.English && pair.Term.IsConfirmed(pair.Language))
                .Select(pair => $"{pair.Term} {pair.Language}")
        );
    }

    [Theory]
    [InlineData("family dispute")]
    [InlineData("reconciliation")]
    [InlineData("семейный конфликт")]
    [InlineData("примирение")]
    [InlineData("семейный спор")]
    [InlineData("жертва")]
    public void No_word_hides_who_did_it_or_blames(string word) =>
        Assert.DoesNotContain(
            Names.SelectMany(pair => pair.Term.Synonyms(pair.Language).Prepend(pair.Term.Name(pair.Language))),
            phrase => phrase.Contains(word, StringComparison.OrdinalIgnoreCase)
        );

    [Theory]
    [InlineData("нужна помощь")]
    [InlineData("көмек керек")]
    [InlineData("yordam kerak")]
    [InlineData("ба ман кӯмак лозим аст")]
    [InlineData("мой бывший муж")]
    [InlineData("телефон")]
    [InlineData("at home")]
    [InlineData("күйеуім")]
    [InlineData("erim")]
    public void Words_that_say_too_little_name_no_term(string query) => Assert.Empty(Terms.Lexicon.Read(query).Matches);

    [Fact]
    public void The_glossary_of_a_language_names_every_term_and_its_state()
    {
        foreach (var (term, language) in Names.Where(pair => pair.Language != Language.English))
        {
            var state = term.IsConfirmed(language) ? "by law" : "unconfirmed";
            var row = $"| {term.Name(Language.English)} | {term.Name(language)} | {state} |";
            Assert.Contains(row, File.ReadLines(Glossary(language)));
        }
    }

    private static string Glossary(Language language, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/glossary", language.Code + ".md");

    [Theory]
    [InlineData("shelter", "Бошпана")]
    [InlineData("perpetrator-programme", "Психокоррекция дастури")]
    [InlineData("physical-violence", "Жисмоний зўравонлик")]
    public void Cyrillic_uzbek_follows_from_latin(string key, string name) =>
        Assert.Equal(name, Terms.Find(key)!.Name(Language.UzbekCyrillic));
}
