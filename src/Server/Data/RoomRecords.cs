using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Room;

namespace Tirek.Server.Data;

/// <summary>That an organisation is asked who has room, for the places it serves. Its own choice; without a row it is not asked.</summary>
internal sealed class RoomShelter
{
    public Guid OrganizationId { get; set; }

    /// <summary>Whether state bodies, the police among them, may ask it too. No, unless it says so.</summary>
    public bool AnswersState { get; set; }
}

/// <summary>Who has room? Asked by an organisation, not by a person; deleted with its answers when it ends (<see cref="RoomRule.EndsAt"/>) or is withdrawn.</summary>
internal sealed class RoomQuestion
{
    public Guid Id { get; set; }
    public Guid OrganizationId { get; set; }

    /// <summary>Key of a country or region.</summary>
    public required string Area { get; set; }
    public int Adults { get; set; }
    public int Children { get; set; }
    public DateOnly From { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
}

/// <summary>That a shelter was asked, or called, and what it said.</summary>
internal sealed class RoomAnswer
{
    public Guid QuestionId { get; set; }

    /// <summary>The shelter's organisation; or, of one that is not connected, its listing.</summary>
    public Guid ShelterId { get; set; }

    /// <summary>False: it was only called.</summary>
    public bool IsAsked { get; set; }
    public RoomReply? Reply { get; set; }

    /// <summary>It was told to whoever asked, by telephone, and written by them.</summary>
    public bool IsByPhone { get; set; }
    public DateTimeOffset? At { get; set; }
    public int Changes { get; set; }
}

/// <summary>How many questions an organisation asked on a day, so that shelters see who asks often. Of what was asked it tells nothing.</summary>
internal sealed class RoomAsking
{
    public Guid OrganizationId { get; set; }
    public DateOnly Day { get; set; }
    public int Times { get; set; }
}

/// <summary>What is kept of questions that are over: how many there were about an area in a month, and what was said how often.</summary>
internal sealed class RoomCount
{
    public required string Area { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Number of the reply; 0: the questions themselves.</summary>
    public int Reply { get; set; }
    public int Times { get; set; }
}

/// <summary>How questions about room are stored.</summary>
internal static class RoomModel
{
    public static void AddRoom(this ModelBuilder model)
    {
        model.Entity<RoomShelter>().HasKey(s => s.OrganizationId);
        model.Entity<RoomShelter>().Property(s => s.OrganizationId).ValueGeneratedNever();
        model.Entity<RoomQuestion>().Property(q => q.Id).ValueGeneratedNever();
        model.Entity<RoomQuestion>().HasIndex(q => q.OrganizationId);
        model.Entity<RoomQuestion>().HasIndex(q => q.EndsAt);
        model.Entity<RoomAnswer>().HasKey(a => new { a.QuestionId, a.ShelterId });
        model.Entity<RoomAnswer>().HasIndex(a => a.ShelterId);
        model.Entity<RoomAsking>().HasKey(a => new { a.OrganizationId, a.Day });
        model
            .Entity<RoomCount>()
            .HasKey(c => new
            {
                c.Area,
                c.Month,
                c.Reply,
            });
    }
}
