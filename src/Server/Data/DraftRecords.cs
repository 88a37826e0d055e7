using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>
/// What somebody wrote of a service of her organisation and has not published: one for each service, person and language. Nothing but the pages of her organisation
/// reads it.
/// </summary>
internal sealed class ListingDraft : WithDocuments
{
    public Guid Id { get; set; }
    public Guid ListingId { get; set; }
    public Guid OrganizationId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Code of the language in which she wrote.</summary>
    public required string Language { get; set; }

    /// <summary>Of the state that she saw.</summary>
    public required string Mark { get; set; }

    /// <summary>Fields of the form as she left them.</summary>
    public required Dictionary<string, string> Texts { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>How drafts are stored.</summary>
internal static class DraftModel
{
    public static void AddDrafts(this ModelBuilder model)
    {
        var draft = model.Entity<ListingDraft>();
        draft.Property(d => d.Id).ValueGeneratedNever();
        AppDb.Document(draft.Property(d => d.Texts));
        draft
            .HasIndex(d => new
            {
                d.ListingId,
                d.PersonId,
                d.Language,
            })
            .IsUnique();
        draft.HasIndex(d => d.PersonId);
        draft.HasIndex(d => d.At);
    }
}
