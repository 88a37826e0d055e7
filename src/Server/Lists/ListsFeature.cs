using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>An organisation brings the list of its services as it has it, an Excel or CSV file with any headings: what each column is, what it would change, taken and taken back.</summary>
internal static class ListsFeature
{
    /// <summary>Bytes of a form with its file: of one that is longer than a list may be, a person is told so, and of one longer still its form is refused.</summary>
    private const int LongestForm = 4 * ReadListFile.Longest;

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/organization/services/list");
        pages.MapGet("", BringList.Page).Reads(Permission.EditListings);
        pages
            .MapPost("", BringList.Answer)
            .Writes(Permission.EditListings, "list.bring")
            .WithMetadata(new FileSize(LongestForm))
            // The file is kept in memory: parts of longer forms are else written to the disk.
            .WithFormOptions(memoryBufferThreshold: LongestForm, multipartBodyLengthLimit: LongestForm);
        pages.MapGet("/form", ListForm.Answer).Reads(Permission.EditListings);
        pages.MapGet("/own", TakeOwnAlong.Answer).Reads(Permission.EditListings);
        pages.MapGet("/{id:guid}", ChooseColumns.Page).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}", ChooseColumns.Answer).Writes(Permission.EditListings, "list.columns");
        pages.MapGet("/{id:guid}/look", LookAtList.Page).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}/look", LookAtList.Turn).Reads(Permission.EditListings);
        pages.MapGet("/{id:guid}/faults", LookAtList.Faults).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}/take", TakeList.Answer).Writes(Permission.EditListings, "list.take");
        pages.MapPost("/{id:guid}/back", TakeListBack.Answer).Writes(Permission.EditListings, "list.back");
        pages.MapPost("/{id:guid}/drop", DropList.Answer).Writes(Permission.EditListings, "list.drop");
    }

    /// <summary>A body may be so long here.</summary>
    private sealed record FileSize(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
