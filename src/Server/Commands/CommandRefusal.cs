using Tirek.Domain.Feeds;

namespace Tirek.Server.Commands;

/// <summary>Why a command was not done, in a sentence for the operator that says what to do next. Ends the program with exit code 2.</summary>
/// <param name="message">The sentence.</param>
/// <param name="fault">What it is about a feed, for a page that says it in the reader's language.</param>
internal sealed class CommandRefusal(string message, FeedFault? fault = null) : Exception(message)
{
    public FeedFault? Fault { get; } = fault;
}
