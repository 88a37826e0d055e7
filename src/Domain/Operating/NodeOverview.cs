using Tirek.Domain.Keeping;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Operating;

/// <summary>A node as whoever runs it sees it: what keeps it alive, and nothing of anybody's affairs.</summary>
public sealed record NodeOverview(
    IReadOnlyList<Finding> Findings,
    NodeVersions Versions,
    NodeStorage Storage,
    IReadOnlyList<LanguageTexts> Languages,
    IReadOnlyList<KeptNumber> Numbers,
    DateTimeOffset? LastBackup,
    int FoundingLeft,
    IReadOnlyList<NodeInvitation> Invitations,
    IReadOnlyList<NodeOperator> Operators
);

/// <summary>Which program runs, which one gave the database its shape and since when, and what both stand on.</summary>
public sealed record NodeVersions(
    string Program,
    string Schema,
    DateTimeOffset? SchemaSince,
    string Runtime,
    string System,
    string Database
);

/// <summary>In bytes. <see cref="Rest"/>: keys, reports, logs.</summary>
public sealed record NodeStorage(long Database, long Index, long Rest, long Free);

/// <summary>How many texts there are in a language; confirmed: by a native professional of the field.</summary>
public sealed record LanguageTexts(Language Language, int Texts, bool IsConfirmed);

/// <summary>A crisis number with who checked it; verified: not longer ago than is shown as checked.</summary>
public sealed record KeptNumber(string Country, string Number, string CheckedBy, DateOnly CheckedOn, int DaysAgo, bool IsVerified);

/// <summary>An invitation of the operator's that nobody has used yet.</summary>
public sealed record NodeInvitation(Guid Id, bool IsForOperator, DateTimeOffset Expires);

/// <summary>Somebody who may run the node, as she calls herself, and since when she has an account.</summary>
public sealed record NodeOperator(Guid Id, string Name, DateTimeOffset Since);
