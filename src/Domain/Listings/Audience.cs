using Tirek.Domain.Members;

namespace Tirek.Domain.Listings;

/// <summary>Who may read a value of the directory, from the widest circle to the narrowest (directory.md §2).</summary>
public enum Audience
{
    /// <summary>Anybody, signed in or not.</summary>
    Public = 0,

    /// <summary>Signed-in members of an admitted organisation.</summary>
    Professionals = 1,

    /// <summary>The organisation to which the record belongs, and the node that keeps it.</summary>
    Owner = 2,
}

/// <summary>A reader who reads the same whoever she is: a view can be made for her at once (<see cref="ListingView.Of{TReader}"/>).</summary>
public interface IPlainReader : IReader;

/// <summary>
/// A member of the network as a reader. Which kind of organisation it is decides what it reads, so no view for members can be made without one: civil society and
/// those beside it read what is for professionals, a state body what is for everybody, here as when it asks for room (decision 0026).
/// </summary>
public sealed class MemberReader
{
    private MemberReader(bool isProfessional) => IsProfessional = isProfessional;

    /// <summary>Whether what is kept for professionals is for this member; else it reads what everybody does.</summary>
    public bool IsProfessional { get; }

    /// <summary>Whoever gets a paper that goes from hand to hand, a state body among them.</summary>
    public static MemberReader OfPaper { get; } = new(false);

    /// <summary>Somebody for whom it is kept.</summary>
    public static MemberReader OfProfessional { get; } = new(true);

    /// <param name="kind">Of her organisation; null, she is in none: what everybody reads.</param>
    public static MemberReader Of(OrganizationKind? kind) => kind is null or OrganizationKind.StateBody ? OfPaper : OfProfessional;
}

/// <summary>A kind of reader as a type, so that a view made for one reader cannot be handed to a page written for another.</summary>
public interface IReader
{
    /// <summary>The narrowest audience whose values this reader may see.</summary>
    static abstract Audience MayRead { get; }
}

/// <summary>Anybody on the open web. Every page of Find help, the map, the programmes and the index read as this one.</summary>
public readonly struct PublicReader : IPlainReader
{
    public static Audience MayRead => Audience.Public;
}

/// <summary>
/// Somebody signed in who belongs to a member of the network. Nothing read as this one stands on a page that anybody may open. Her views are made for a
/// <see cref="MemberReader"/>.
/// </summary>
public readonly struct ProfessionalReader : IReader
{
    public static Audience MayRead => Audience.Professionals;
}

/// <summary>The organisation that owns the record, and the node's own upkeep of it. Never a page.</summary>
public readonly struct OwnerReader : IPlainReader
{
    public static Audience MayRead => Audience.Owner;
}
