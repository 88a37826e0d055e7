namespace Tirek.System.Tests.Architecture.Wrong.Payments;

/// <summary>What a feature keeps for itself.</summary>
internal sealed class Ledger
{
    public int Total { get; init; }
}
