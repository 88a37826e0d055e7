using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>How sheets of places are stored.</summary>
internal static class ResponseModel
{
    public static void AddResponses(this ModelBuilder model)
    {
        model.Entity<PlaceResponse>().HasKey(r => r.PlaceKey);
        model.Entity<PlaceResponse>().HasIndex(r => r.Country);
        model.Entity<PlaceAnswer>().HasKey(a => new { a.PlaceKey, a.Position });
        model.Entity<PlaceAnswer>().HasIndex(a => a.ListingId);
        model
            .Entity<ResponseSignature>()
            .HasKey(s => new
            {
                s.PlaceKey,
                s.Task,
                s.ListingId,
            });
        var edition = model.Entity<PrintedEdition>();
        edition.Property(e => e.Id).ValueGeneratedNever();
        // Two who give the same out at once make one edition.
        edition
            .HasIndex(e => new
            {
                e.PlaceKey,
                e.Year,
                e.Number,
            })
            .IsUnique();
        // Professionals may be told of these few among very many.
        model.Entity<ListingRecord>().HasIndex(l => l.IsControlled).HasFilter("\"IsControlled\"");
    }
}
