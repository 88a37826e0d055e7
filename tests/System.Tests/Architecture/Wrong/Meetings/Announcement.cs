using Tirek.System.Tests.Architecture.Wrong.Payments;

namespace Tirek.System.Tests.Architecture.Wrong.Meetings;

/// <summary>Wrong on purpose: reaches into another feature.</summary>
internal sealed class Announcement
{
    public static int Cost(Ledger ledger) => ledger.Total;
}
