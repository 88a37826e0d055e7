namespace Tirek.Server.Data;

/// <summary>That somebody who says she has lost every way in asks to come back, with the help of the people of her organisation. Gone when it expires.</summary>
internal sealed class ReturnRequest
{
    public Guid Id { get; set; }

    /// <summary>Who she says she is.</summary>
    public Guid PersonId { get; set; }
    public Guid OrganizationId { get; set; }

    /// <summary>Of the code that her device shows, made as slowly as that of a password.</summary>
    public required string CodeHash { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Used, refused, stopped by herself, or another one was confirmed instead.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>That a colleague saw or heard her and typed the code she told.</summary>
internal sealed class Vouching
{
    public Guid RequestId { get; set; }

    /// <summary>Who confirmed.</summary>
    public Guid PersonId { get; set; }
    public DateTimeOffset At { get; set; }
}
