using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>What an organisation writes of its own services in the directory.</summary>
internal static class EditingFeature
{
    public static void MapEditing(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/organization/services");
        pages.MapGet("", ListOwnListings.Page).Reads(Permission.HideListings);
        pages.MapGet("/new", AddListing.Page).Reads(Permission.EditListings);
        pages.MapPost("/new", AddListing.Answer).Writes(Permission.EditListings, "listing.add").KeepsForm();
        pages.MapGet("/new/programme", AddListing.ProgrammePage).Reads(Permission.EditListings);
        pages.MapPost("/new/programme", AddListing.ProgrammeAnswer).Writes(Permission.EditListings, "listing.add").KeepsForm();
        pages.MapGet("/{id:guid}", EditListing.Page).Reads(Permission.EditListings).WithMetadata(new AsksAgain());
        pages
            .MapPost("/{id:guid}", EditListing.Answer)
            .Writes(Permission.EditListings, "listing.change")
            .KeepsForm()
            .WithMetadata(new AsksAgain());
        pages.MapPost("/{id:guid}/preview", PreviewListing.Everybody).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}/preview/cards", PreviewListing.Cards).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}/preview/others", PreviewListing.Others).Reads(Permission.EditListings);
        pages.MapPost("/{id:guid}/draft", KeepDraft.Answer).Writes(Permission.EditListings, "draft.keep").KeepsForm();
        pages.MapGet("/{id:guid}/drafts/{draft:guid}", OpenDrafts.Page).Reads(Permission.EditListings).WithMetadata(new AsksAgain());
        pages.MapPost("/{id:guid}/drafts/{draft:guid}/drop", OpenDrafts.Drop).Writes(Permission.EditListings, "draft.drop");
        pages.MapGet("/{id:guid}/words", TranslateListing.Page).Reads(Permission.EditListings);
        pages.MapGet("/{id:guid}/places", ListPlaces.Page).Reads(Permission.EditListings).WithMetadata(new AsksAgain());
        pages
            .MapPost("/{id:guid}/places", ChangePlaces.Add)
            .Writes(Permission.EditListings, "place.add")
            .KeepsForm()
            .WithMetadata(new AsksAgain());
        pages
            .MapPost("/{id:guid}/places/{at:guid}", ChangePlaces.Change)
            .Writes(Permission.EditListings, "place.change")
            .KeepsForm()
            .WithMetadata(new AsksAgain());
        // Where it cannot be done, they show the page of places.
        pages
            .MapPost("/{id:guid}/places/{at:guid}/remove", ChangePlaces.Remove)
            .Writes(Permission.EditListings, "place.remove")
            .WithMetadata(new AsksAgain());
        pages.MapPost("/{id:guid}/undo", UndoEdit.Answer).Writes(Permission.EditListings, "listing.undo").WithMetadata(new AsksAgain());
        pages.MapPost("/{id:guid}/hide", HideOwnListing.Hide).Writes(Permission.HideListings, "listing.hide");
        pages.MapPost("/{id:guid}/show", HideOwnListing.Show).Writes(Permission.HideListings, "listing.show");
    }
}
