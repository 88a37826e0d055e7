using Tirek.Domain.Duplicates;

namespace Tirek.Server.Duplicates;

/// <summary>Reasons in the reader's language.</summary>
internal static class PairWords
{
    public static string Of(DuplicateReason reason) =>
        reason switch
        {
            DuplicateReason.SameName => DuplicatesText.SameName,
            DuplicateReason.NearName => DuplicatesText.NearName,
            DuplicateReason.OtherName => DuplicatesText.OtherName,
            DuplicateReason.SameTelephone => DuplicatesText.SameTelephone,
            DuplicateReason.OtherTelephone => DuplicatesText.OtherTelephone,
            DuplicateReason.SameMail => DuplicatesText.SameMail,
            DuplicateReason.SameWebsite => DuplicatesText.SameWebsite,
            DuplicateReason.SameOrganization => DuplicatesText.SameOrganization,
            DuplicateReason.OtherOrganization => DuplicatesText.OtherOrganization,
            DuplicateReason.SameTown => DuplicatesText.SameTown,
            DuplicateReason.OtherTown => DuplicatesText.OtherTown,
            DuplicateReason.OtherCountry => DuplicatesText.OtherCountry,
            DuplicateReason.SameAddress => DuplicatesText.SameAddress,
            DuplicateReason.OtherAddress => DuplicatesText.OtherAddress,
            DuplicateReason.SameHelp => DuplicatesText.SameHelp,
            DuplicateReason.OtherHelp => DuplicatesText.OtherHelp,
            DuplicateReason.SameText => DuplicatesText.SameText,
            _ => DuplicatesText.OtherText,
        };
}
