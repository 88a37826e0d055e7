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

/// <summary>A kind of reader as a type, so that a view made for one reader cannot be handed to a page written for another.</summary>
public interface IReader
{
    /// <summary>The narrowest audience whose values this reader may see.</summary>
    static abstract Audience MayRead { get; }
}

/// <summary>Anybody on the open web. Every page of Find help, the map, the programmes and the index read as this one.</summary>
public readonly struct PublicReader : IReader
{
    public static Audience MayRead => Audience.Public;
}

/// <summary>Somebody signed in who belongs to a member of the network. Nothing read as this one stands on a page that anybody may open.</summary>
public readonly struct ProfessionalReader : IReader
{
    public static Audience MayRead => Audience.Professionals;
}

/// <summary>The organisation that owns the record, and the node's own upkeep of it. Never a page.</summary>
public readonly struct OwnerReader : IReader
{
    public static Audience MayRead => Audience.Owner;
}
