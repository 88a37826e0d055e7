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
        var (form, language) = (await http.Form(), http.Language());
        var text = form.Lines("reply", Longest);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel);
        var stands = own?.Document ?? new();
        var former = stands.Replies.FirstOrDefault(r => r.Point == point);
        // A colleague was quicker: what she wrote stands in the form, beside what stands now.
        if (form.One("seen", 40) != MarkOf(former, language))
            return await ShowProgramme.Show(http, caller, db, mapping, id, new(point, text), 409);
        if (text != (former?.Words.In(language).Text ?? ""))
        {
            var others = stands.Replies.Where(r => r.Point != point);
            // What was written in another language stays beside it.
            var words = text.Length == 0 ? null : LocalText.With(former?.Words, language, text);
            var replies = words is null ? others : others.Append(new(point, words, DateOnly.FromDateTime(now.UtcDateTime)));
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
        return new SeeOther($"/{language.Code}/mapping/{id}?done=saved");
    }

    /// <summary>Tells one state of a reply, as a reader of <paramref name="language"/> sees it, from another: two colleagues do not overwrite each other unseen.</summary>
    public static string MarkOf(GivenReply? reply, Language language) =>
        reply is null ? "" : GivenAnswer.MarkOf(new(reply.Point) { Words = reply.Words }, language);
}
