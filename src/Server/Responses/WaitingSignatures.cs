using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Responses;

/// <summary>Sheets that name the caller's organisation for a line for which it has not signed, or signed when another number stood there.</summary>
internal sealed class WaitingSignatures(NodeState node, NodeFolder folder) : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await Find(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        // Also asked while nobody is signed in, for a mail.
        var language = Languages.Current;
        return
        [
            .. (await Find(db, caller, cancel)).Select(f => new WaitingThing(
                ResponseWords.Say(
                    ResponsesText.WaitingSign,
                    f.View.Place.Name(language),
                    string.Join(", ", f.Asked.Select(a => ResponseWords.Of(a.Task)).Distinct())
                ),
                $"/places/{f.View.Place.Key}",
                f.View.ChangedAt
            )),
        ];
    }

    private async Task<IReadOnlyList<(ResponseView View, IReadOnlyList<AnswerView> Asked)>> Find(
        AppDb db,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (!caller.May(Permission.SignResponse))
            return [];
        var own = caller.Organization;
        var found = new List<(ResponseView, IReadOnlyList<AnswerView>)>();
        foreach (var view in await new ReadResponses(db, node, folder).Naming(own, caller.Reader, cancel))
        {
            var asked = view.Answers.Where(a => a.Member == own && a.Signature is SignatureState.Asked or SignatureState.Earlier).ToList();
            if (asked.Count > 0)
                found.Add((view, asked));
        }
        return found;
    }
}
