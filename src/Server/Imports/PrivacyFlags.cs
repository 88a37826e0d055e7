namespace Tirek.Server.Imports;

/// <summary>What the privacy columns of a row say (directory.md §§2, 3). None: everything in it is public.</summary>
[Flags]
internal enum PrivacyFlags : byte
{
    None = 0,

    /// <summary>Its address, position and directions are withheld and never stored.</summary>
    Address = 1,

    /// <summary>Its telephone numbers are for professionals.</summary>
    Phone = 2,

    /// <summary>Its contact person is for the owner.</summary>
    Contact = 4,

    /// <summary>The record is in no list.</summary>
    Controlled = 8,
    Email = 16,
    Website = 32,

    /// <summary>Its postal address is withheld and never stored; where it lies is not thereby hidden.</summary>
    Mailing = 64,
}
