using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;

namespace Tirek.Server.Commands;

/// <summary><c>tirek audit verify</c>: whether an organisation's trail stands as it was written.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var organization = new Option<string>("--organization")
        {
            Description = "Id of the organisation, as the page of its trail shows it.",
            Required = true,
        };
        var head = new Option<string?>("--head")
        {
            Description = "The head that somebody printed or wrote down: a number, then 64 signs in groups.",
        };
        var verify = new Command(
            "verify",
            "Follow an organisation's trail from its first line and compare it with a head on paper: who rewrote a line before it is found.\n\n"
                + "Example:\n  ./tirek audit verify --organization ID --head \"12 0f3a…\" --data FOLDER"
        )
        {
            organization,
            head,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var typed = parsed.GetValue(head);
                var printed = typed is null ? null : TrailHeadText.Read(typed);
                if (typed is not null && printed is null)
                    throw new CommandRefusal("This cannot be a head: it is a number and then 64 signs (0-9, a-f), with or without spaces.");
                if (
                    !Guid.TryParse(parsed.GetRequiredValue(organization), out var id)
                    || !await db.MemberOrganizations.AnyAsync(o => o.Id == id, cancel)
                )
                    throw new CommandRefusal(
                        "There is no organisation with this id. The page of its trail shows it, with this whole command."
                    );
                var verdict = await VerifyTrail.Check(db, id, printed, cancel);
                if (verdict.Fault is { } fault)
                    throw new CommandRefusal(fault);
                await output.WriteLineAsync(
                    $"{verdict.Lines} lines, each as it was written; {verdict.Nameless} of them name somebody who was erased."
                        + (printed is null ? " Give --head to compare with one on paper." : " The head on paper is among them.")
                );
            }
        );
        return new Command("audit", "The trails of organisations.") { verify };
    }
}
