using Tirek.Domain.Languages;

namespace Tirek.Domain.Tests.Languages;

public sealed class LocalTextTests
{
    private static readonly LocalText Text = new([
        new("en", "original", TranslationState.Original),
        new("ru", "human", TranslationState.Human),
        new("uz", "lotin", TranslationState.Unchecked),
        new("kk", "machine", TranslationState.Machine),
    ]);

    [Fact]
    public void Shows_a_reader_her_own_language_else_Russian_by_a_person_else_the_original()
    {
        Assert.Equal("human", Text.In(Language.Russian).Text);
        Assert.Equal("human", Text.In(Language.Tajik).Text);
        Assert.Equal("original", Text.In(Language.English).Text);
        var kazakh = new LocalText([new("kk", "original", TranslationState.Original), new("ru", "machine", TranslationState.Machine)]);
        Assert.Equal("original", kazakh.In(Language.Tajik).Text);
        var both = new LocalText([new("kk", "original", TranslationState.Original), new("ru", "human", TranslationState.Human)]);
        Assert.Equal("original", both.In(Language.English).Text);
    }

    [Fact]
    public void Prefers_the_other_script_of_Uzbek_to_a_foreign_original() => Assert.Equal("lotin", Text.In(Language.UzbekCyrillic).Text);

    [Fact]
    public void Never_shows_what_a_machine_made_where_safety_hangs_on_the_words()
    {
        Assert.Equal("machine", Text.In(Language.Kazakh).Text);
        Assert.Equal("human", Text.In(Language.Kazakh, neverMachine: true).Text);
    }

    [Fact]
    public void What_a_machine_made_stays_marked_as_such_when_the_original_changes()
    {
        var changed = LocalText.With(Text, Language.English, "changed")!;
        Assert.Equal(TranslationState.Machine, changed.Exactly(Language.Kazakh)!.State);
        Assert.Equal(TranslationState.Outdated, changed.Exactly(Language.Russian)!.State);
        Assert.Null(changed.OlderIn(Language.Kazakh));
        Assert.Equal("changed", changed.In(Language.Kazakh, neverMachine: true).Text);
    }

    [Fact]
    public void An_absent_text_stays_absent() => Assert.Null(LocalText.OfOptional("  "));
}
