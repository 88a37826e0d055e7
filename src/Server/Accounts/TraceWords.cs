using Tirek.Domain.Accounts;
using Tirek.Domain.Members;
using Tirek.Server.Members;

namespace Tirek.Server.Accounts;

/// <summary>What a trace of her is called on the page of her account.</summary>
internal static class TraceWords
{
    public static string Of(TraceKind kind) =>
        kind switch
        {
            TraceKind.EndedSession => AccountsText.TraceEndedSession,
            TraceKind.Device => AccountsText.TraceDevice,
            TraceKind.InvitationMade => AccountsText.TraceInvitationMade,
            TraceKind.InvitationUsed => AccountsText.TraceInvitationUsed,
            TraceKind.Office => AccountsText.TraceOffice,
            TraceKind.WaitingMail => AccountsText.TraceMail,
            _ => AccountsText.TraceLines,
        };

    public static string What(OwnTrace trace) =>
        trace.Kind == TraceKind.Office && Enum.TryParse<Role>(trace.What, out var role) ? MemberWords.Of(role) : trace.What;
}
