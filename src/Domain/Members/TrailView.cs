namespace Tirek.Domain.Members;

/// <summary>A line of an organisation's trail as its people read it. Names are null where the person was erased.</summary>
public sealed record TrailView(long Sequence, DateTimeOffset At, string Act, string? Actor, string? Subject);
