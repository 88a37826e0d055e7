using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Domain.Responses;
using Tirek.Server.Find;

namespace Tirek.Server.Responses;

/// <summary>A line of the form: whom the directory knows, and room for somebody whom it does not.</summary>
public sealed partial class LinePart
{
    [Parameter, EditorRequired]
    public ResponseLine Of { get; set; } = null!;

    /// <summary>A number that somebody wrote, with its extension in the reader's word.</summary>
    private static string Said(string number) =>
        WrittenNumber.Read(number) is { Extension: { } extension } read ? FindWords.Number(read.Number, extension) : number;

    private string Name(ResponseChoice choice) =>
        choice.Name?.In(Visit.Language).Text ?? (choice.Phones.Count > 0 ? ResponsesText.NumberOnly : ResponsesText.NoLongerThere);
}
