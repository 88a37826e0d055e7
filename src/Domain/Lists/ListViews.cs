namespace Tirek.Domain.Lists;

/// <summary>A list that an organisation brought, as its people see it.</summary>
public sealed record OwnList(
    Guid Id,
    string FileName,
    DateTimeOffset BroughtAt,
    DateTimeOffset? TakenAt,
    DateTimeOffset? TakenBackAt,
    int Added,
    int Changed
);

/// <summary>A column of a list: its heading, what it is said to be, some of its cells.</summary>
public sealed record ListHeading(string Heading, string Column, IReadOnlyList<string> Examples);

/// <summary>What one column of a list was said to be, also where another has the same heading.</summary>
public sealed record ChosenColumn(string Heading, string Column);
