namespace Tirek.Domain.Accounts;

/// <summary>
/// That somebody asks to come back, as a colleague sees it. <see cref="MayVouch"/>: whoever looks belongs to the organisation for long enough. <see cref="HasVouched"/>: whoever looks has confirmed it already. <see cref="IsEnough"/>: so have
/// others, and she may go on.
/// </summary>
public sealed record AskedReturn(Guid Person, string Name, DateTimeOffset Since, bool MayVouch, bool HasVouched, bool IsEnough);
