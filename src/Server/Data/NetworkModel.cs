using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Network;

namespace Tirek.Server.Data;

/// <summary>How what the network decides is stored.</summary>
internal static class NetworkModel
{
    public static void AddNetwork(this ModelBuilder model)
    {
        var motion = model.Entity<MotionRecord>().ToTable("Motions");
        motion.Property(m => m.Id).ValueGeneratedNever();
        motion.HasIndex(m => m.SubjectId);
        motion.HasIndex(m => new { m.Outcome, m.Country });
        motion.HasIndex(m => m.OpenedAt);
        // One of a kind about one organisation at a time, whoever opens it first.
        motion
            .HasIndex(m => new { m.SubjectId, m.Kind }, "IX_Motions_Undecided")
            .IsUnique()
            .HasFilter($"\"ClosedAt\" IS NULL AND \"Kind\" <> {(int)MotionKind.Naming}");
        model.Entity<MotionStepRecord>().ToTable("MotionSteps").HasKey(s => new { s.MotionId, s.Sequence });
        var seat = model.Entity<GroupSeat>();
        seat.Property(s => s.Id).ValueGeneratedNever();
        seat.HasIndex(s => new { s.Country, s.Until });
    }
}
