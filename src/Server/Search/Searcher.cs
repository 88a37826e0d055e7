using Tirek.Domain.Search;
using Tirek.Server.Data;

namespace Tirek.Server.Search;

/// <summary>The door to search: from the index, or from the database while there is no current one.</summary>
internal sealed class Searcher(IndexFollower follower, Func<AppDb> open, TimeProvider clock)
{
    public async ValueTask<SearchAnswer> Find(ListingSearch search, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        using (var snapshot = follower.Acquire())
            if (snapshot is not null)
                return AnswerSearch.Answer(snapshot.Segments, search, now);
        await using var db = open();
        return await DatabaseSearch.Answer(db, search, now, cancel);
    }
}
