using ArchUnitNET.Domain;

namespace Tirek.System.Tests.Architecture;

/// <summary>
/// Pages, routes and the index read only what was published: never the tables with every audience's values, never a held value, never as the owner.
/// </summary>
public sealed class PagesReadPublicOnly
{
    private static readonly string[] Readers =
    [
        "Tirek.Server.Documents",
        "Tirek.Server.Find",
        "Tirek.Server.Map",
        "Tirek.Server.Programmes",
        "Tirek.Server.Search",
        "Tirek.Server.OpenData",
        "Tirek.Domain.Hsds",
        "Tirek.Server.Shell",
        "Tirek.Server.Http",
        "Tirek.Domain.Search",
    ];

    /// <summary>They write, so they may open a transaction; what they read of the directory comes through its door for professionals.</summary>
    private static readonly string[] MemberReaders =
    [
        "Tirek.Server.Responses",
        "Tirek.Domain.Responses",
        "Tirek.Server.Gaps",
        "Tirek.Domain.Gaps",
    ];

    private static readonly string[] Closed =
    [
        "Tirek.Server.Data.KeptRecord",
        "Tirek.Server.Data.OrganizationRecord",
        "Tirek.Server.Data.LocationRecord",
        "Tirek.Server.Data.ListingRecord",
        "Tirek.Server.Data.ListingPlace",
        "Tirek.Server.Data.ImportDefect",
        "Tirek.Server.Data.ImportUndo",
        "Tirek.Server.Data.QuarantinedRow",
        "Tirek.Server.Data.AppDb.get_Organizations",
        "Tirek.Server.Data.AppDb.get_Locations",
        "Tirek.Server.Data.AppDb.get_Listings",
        "Tirek.Server.Data.AppDb.get_ListingPlaces",
        "Tirek.Server.Data.AppDb.get_Database",
        "Tirek.Server.Listings.PublishListings",
        "Tirek.Domain.Listings.Listing",
        "Tirek.Domain.Listings.Location",
        "Tirek.Domain.Listings.Organization",
        "Tirek.Domain.Listings.Whereabouts",
        "Tirek.Domain.Listings.ProgrammeDetails",
        "Tirek.Domain.Listings.Held",
        "Tirek.Domain.Listings.Held`1",
        "Tirek.Domain.Listings.OwnerReader",
        "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions",
        "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions",
    ];

    private static readonly string[] ToWrite =
    [
        "Tirek.Server.Data.AppDb.get_Database",
        "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions",
        "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions",
    ];

    private static IEnumerable<string> Faults(IEnumerable<IType> types, params string[] save) =>
        CodeMap.Forbidden(types, used => Closed.Except(save).Any(c => CodeMap.IsUnder(used, c)));

    [Fact]
    public void Pages_routes_and_index_never_touch_what_is_not_published() => Expect.NoFault(Faults(CodeMap.In(Readers)));

    [Fact]
    public void Pages_of_members_read_the_directory_through_its_door_for_professionals() =>
        Expect.NoFault(Faults(CodeMap.In(MemberReaders), ToWrite));

    [Theory]
    [InlineData("PageOverAllListings", "Tirek.Server.Data.AppDb.get_Listings")]
    [InlineData("PageOverAllListings", "Tirek.Server.Data.ListingRecord")]
    [InlineData("PageForTheOwner", "Tirek.Domain.Listings.OwnerReader")]
    [InlineData("PageForTheOwner", "Tirek.Domain.Listings.Held`1")]
    public void Twin_a_page_that_does_is_found(string page, string used) =>
        Assert.Contains($"{CodeMap.Wrong}.{page} uses {used}", Faults(CodeMap.In(CodeMap.Wrong)));
}
