using System.CommandLine;
using Tirek.Server.Members;

namespace Tirek.Server.Commands;

/// <summary><c>tirek invite</c>: whom only the operator can invite.</summary>
internal static class InviteCommand
{
    public static Command Create() =>
        new("invite", "Invite whom nobody else can: the first operator, and the organisations with which the network begins.")
        {
            Of(
                "founding",
                "Invite one of the three organisations with which the network begins. They are marked so for ever; a fourth is refused.",
                Data.InvitationKind.FoundingOrganization
            ),
            Of("operator", "Invite somebody who will run this node with an account of her own.", Data.InvitationKind.Operator),
        };

    private static Command Of(string name, string says, Data.InvitationKind kind) =>
        new Command(name, $"{says}\n\nExample:\n  ./tirek invite {name} --data FOLDER") { }.OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                var token = await InviteFromOutside.Make(db, kind, TimeProvider.System, cancel);
                await output.WriteLineAsync(
                    $"Works once, for two weeks, and is shown only now. Put the node's address before it:\n  /en/join/{token}"
                );
            }
        );
}
