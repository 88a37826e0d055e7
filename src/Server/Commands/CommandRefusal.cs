namespace Tirek.Server.Commands;

/// <summary>Why a command was not done, in a sentence for the operator that says what to do next. Ends the program with exit code 2.</summary>
internal sealed class CommandRefusal(string message) : Exception(message);
