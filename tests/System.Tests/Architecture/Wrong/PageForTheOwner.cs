using Tirek.Domain.Listings;

namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: a page that reads as the owner.</summary>
internal sealed class PageForTheOwner
{
    public static IEnumerable<string> Show(IReadOnlyList<Held<string>> notes) => notes.Select(n => n.For<OwnerReader>() ?? "");
}
