using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Mapping;

/// <summary>Programmes that name the caller's organisation as the women's service beside them, to which it has said nothing yet.</summary>
internal sealed class WaitingPartnerWords(NodeState node) : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await Find(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel) =>
        [
            .. (await Find(db, caller, cancel)).Select(p => new WaitingThing(
                MappingWords.Say(MappingText.WaitingConfirm, MappingWords.Name(p, Languages.Current)),
                $"/mapping/{p.Id}",
                p.Sheets.Where(s => s.Document.To(Keys.WomensService)?.Says(caller.Organization.ToString()) == true).Min(s => s.ChangedAt)
            )),
        ];

    private async Task<IReadOnlyList<MappedView>> Find(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.ConfirmPartnerContact) || !await db.MappedProgrammes.AnyAsync(cancel))
            return [];
        var named = await new ReadMapping(db, node).Naming(caller, cancel);
        return [.. named.Where(p => p.Words.All(w => w.Organization != caller.Organization))];
    }
}
