using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>How the mapping of programmes is stored.</summary>
internal static class MappingModel
{
    public static void AddMapping(this ModelBuilder model)
    {
        var programme = model.Entity<MappedProgramme>();
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.HasIndex(p => p.Country);
        // An entry of the directory is mapped once, whoever begins first.
        programme.HasIndex(p => p.ListingId).IsUnique();
        var sheet = model.Entity<ProgrammeSheet>();
        sheet.HasKey(s => new { s.ProgrammeId, s.OrganizationId });
        AppDb.Document(sheet.Property(s => s.Document));
        var version = model.Entity<ProgrammeSheetVersion>();
        version.HasKey(v => new
        {
            v.ProgrammeId,
            v.OrganizationId,
            v.Sequence,
        });
        AppDb.Document(version.Property(v => v.Document));
        model.Entity<ProgrammePartnerWord>().HasKey(w => new { w.ProgrammeId, w.OrganizationId });
        var round = model.Entity<MappingRound>();
        round.Property(r => r.Id).ValueGeneratedNever();
        round.HasIndex(r => r.Number).IsUnique();
        AppDb.Document(round.Property(r => r.Title));
        AppDb.Document(round.Property(r => r.Method));
        var comment = model.Entity<RoundComment>();
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.HasIndex(c => c.RoundId);
        AppDb.Document(comment.Property(c => c.Words));
        model.Entity<LoadedStandard>().HasKey(s => s.Key);
        AppDb.Document(model.Entity<LoadedStandard>().Property(s => s.Document));
    }
}
