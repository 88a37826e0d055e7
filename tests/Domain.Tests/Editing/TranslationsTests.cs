using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Editing;

/// <summary>Texts of a listing beside their originals, and how far each language is.</summary>
public sealed class TranslationsTests
{
    private static readonly Listing Centre = new(
        Guid.Empty,
        Guid.Empty,
        new LocalText([new("ru", "Центр", TranslationState.Original), new("ky", "Борбор", TranslationState.Human)])
    )
    {
        Description = new LocalText([
            new("ky", "Жардам", TranslationState.Original),
            new("ru", "Помощь", TranslationState.Outdated),
            new("en", "Help", TranslationState.Machine),
        ]),
        // Of a feed that did not say in which language it writes.
        Fees = LocalText.Of("free"),
    };

    [Fact]
    public void Beside_its_original_stands_what_was_written_in_another_language()
    {
        var fields = Translations.Of(Centre, Language.Russian);
        var field = Assert.Single(fields);
        Assert.Equal(("description", "Жардам", "Помощь"), (field.Field.Key, field.Original.Text, field.Own!.Text));
        Assert.Equal(["name", "description"], Translations.Of(Centre, Language.English).Select(f => f.Field.Key));
        Assert.Null(Translations.Of(Centre, Language.English)[0].Own);
    }

    [Fact]
    public void Each_language_is_counted_with_what_is_older_than_its_original()
    {
        var progress = Translations.Progress(Centre).ToDictionary(p => p.Language.Code);
        Assert.Equal(8, progress.Count);
        Assert.Equal((2, 2, 1), (progress["ru"].All, progress["ru"].Done, progress["ru"].Older));
        Assert.Equal((2, 2, 0), (progress["ky"].All, progress["ky"].Done, progress["ky"].Older));
        Assert.Equal((2, 1, 0), (progress["en"].All, progress["en"].Done, progress["en"].Older));
        Assert.Equal((2, 0, 0), (progress["tk"].All, progress["tk"].Done, progress["tk"].Older));
    }
}
