using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>What the programme says to a point to discuss, written by it or recorded by somebody it told. An empty one takes the reply out of her own sheet.</summary>
internal static class ReplyToPoint
{
    public const int Longest = 2000;

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        TimeProvider clock,
        Guid id,
        string point
    )
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        if (DiscussionPoint.All.All(p => p.Key != point))
            throw Problems.NotFound();
        var text = (await http.Form()).Lines("reply", Longest);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel);
        var stands = own?.Document ?? new();
        var former = stands.Replies.FirstOrDefault(r => r.Point == point);
        if (text != (former?.Words.In(http.Language()).Text ?? ""))
        {
            var others = stands.Replies.Where(r => r.Point != point);
            var replies =
                text.Length == 0
                    ? others
                    : others.Append(new(point, LocalText.Of(text, http.Language()), DateOnly.FromDateTime(now.UtcDateTime)));
            await SaveSheet.Write(
                db,
                http,
                caller,
                id,
                own,
                stands with
                {
                    Replies = [.. replies],
                },
                own?.Circle ?? SaveSheet.FirstCircle(caller, await mapping.Of(id, caller, cancel)),
                now
            );
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/mapping/{id}?done=saved");
    }
}
