using Tirek.Domain;
using Tirek.Domain.Network;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Network;

/// <summary>The network of organisations: who is a member, who decides, and everything that is put to it to decide.</summary>
internal static class NetworkFeature
{
    public static IServiceCollection AddNetwork(this IServiceCollection services) =>
        services.AddSingleton<IWaits, WaitingMotions>().AddSingleton<IWaits, RestingRights>().AddHostedService<KeepNetwork>();

    public static void MapNetwork(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/network");
        pages.MapGet("", ShowNetwork.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/members/{id:guid}", ShowMember.Page).Reads(Permission.SeeNetwork);
        pages.MapPost("/members/{id:guid}/suspend", ProposeAbout.Suspension).Writes(Permission.DecideAdmissions, "motion.open");
        pages.MapPost("/members/{id:guid}/reopen", ProposeAbout.Reopening).Writes(Permission.ProposeToNetwork, "motion.open");
        pages.MapGet("/groups", ShowGroups.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/propose", ProposeMember.Page).Reads(Permission.ProposeToNetwork);
        pages.MapPost("/propose", ProposeMember.Answer).Writes(Permission.ProposeToNetwork, "motion.open");
        pages.MapGet("/state-bodies", ProposeMember.Page).Reads(Permission.ConfirmStateBodies);
        pages.MapPost("/state-bodies", ProposeMember.ConfirmStateBody).Writes(Permission.ConfirmStateBodies, "state-body.confirm");
        pages.MapGet("/elections/new", RecordElection.Page).Reads(Permission.ProposeToNetwork);
        pages.MapPost("/elections/new", RecordElection.Answer).Writes(Permission.ProposeToNetwork, "motion.open");
        pages.MapGet("/offices/new", NameToOffice.Page).Reads(Permission.ProposeToNetwork);
        pages.MapPost("/offices/new", NameToOffice.AnswerOfCivilSociety).Writes(Permission.ProposeToNetwork, "motion.open");
        pages.MapGet("/offices/state", NameToOffice.Page).Reads(Permission.NameStateFocalPoint);
        pages.MapPost("/offices/state", NameToOffice.AnswerOfState).Writes(Permission.NameStateFocalPoint, "motion.open");

        pages.MapGet("/motions", ShowMotion.List).Reads(Permission.SeeNetwork);
        pages.MapGet("/motions/{id:guid}", ShowMotion.Page).Reads(Permission.SeeNetwork);
        Says("endorse", MotionAct.Endorse, Permission.ProposeToNetwork, "motion.endorse");
        Says("object", MotionAct.Object, Permission.ProposeToNetwork, "motion.object");
        Says("take-back", MotionAct.TakeBackObjection, Permission.ProposeToNetwork, "motion.take-back");
        Says("confirm", MotionAct.Confirm, Permission.DecideAdmissions, "motion.confirm");
        Says("refuse", MotionAct.Refuse, Permission.DecideAdmissions, "motion.refuse");
        Says("withdraw", MotionAct.Withdraw, Permission.SpeakForOrganization, "motion.withdraw");
        pages.MapPost("/motions/{id:guid}/invitation", ReopenOrganization.Invite).Writes(Permission.ProposeToNetwork, "reopening.invite");

        var own = routes.MapGroup("/{language:language}/organization");
        own.MapGet("/appeal", AppealSuspension.Page).Reads(Permission.SpeakForOrganization);
        own.MapPost("/appeal", AppealSuspension.Answer).Writes(Permission.SpeakForOrganization, "motion.appeal");
        own.MapPost("/stop-reopening", ReopenOrganization.Stop).Writes(Permission.SeeOrganization, "motion.stop");

        void Says(string step, MotionAct act, Permission permission, string auditName) =>
            pages
                .MapPost($"/motions/{{id:guid}}/{step}", ([AsParameters] SayToMotion.Saying saying) => SayToMotion.Say(act, saying))
                .Writes(permission, auditName);
    }
}
