using Tirek.Domain.Languages;

namespace Tirek.Domain.Accounts;

/// <summary>What somebody sees of her own account: all that is stored of her here, save secrets, which are kept as hashes or sealed.</summary>
public sealed record OwnAccount(
    string Name,
    string SignInName,
    string Language,
    DateTimeOffset CreatedAt,
    bool HasPassword,
    IReadOnlyList<OpenSession> Sessions,
    IReadOnlyList<KeptPasskey> Passkeys,
    IReadOnlyList<OwnMembership> Memberships
);

/// <summary>A session that stands, with the kind of browser and system it runs in.</summary>
public sealed record OpenSession(Guid Id, string Looks, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool WithPasskey, bool IsThis);

/// <summary>A passkey; <see cref="Id"/> is its credential id in Base64url.</summary>
public sealed record KeptPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>That she belongs, or belonged, to an organisation.</summary>
public sealed record OwnMembership(LocalText Organization, IReadOnlyList<string> Roles, DateTimeOffset Since, DateTimeOffset? Until);
