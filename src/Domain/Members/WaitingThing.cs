namespace Tirek.Domain.Members;

/// <summary>A thing that waits for somebody: what is to be done, in her language, where (a path after the language), and since when.</summary>
public sealed record WaitingThing(string Text, string Path, DateTimeOffset Since);
