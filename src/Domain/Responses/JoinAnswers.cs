namespace Tirek.Domain.Responses;

/// <summary>
/// What comes of two who wrote the same sheet. <see cref="Answers"/> are hers where she changed a line and what stands now where she did not;
/// <see cref="Conflicts"/> are the lines that both changed, each in another way: she is asked, and nothing is saved until she has chosen.
/// </summary>
public sealed record JoinAnswers(IReadOnlyList<ResponseAnswer> Answers, IReadOnlyList<ResponseTask> Conflicts)
{
    /// <param name="stands">All entries as they are stored now.</param>
    /// <param name="hers">All entries of the form she sent.</param>
    /// <param name="seen">For each line, the mark of the state that she saw when she began (<see cref="ResponseAnswer.MarkOf"/>).</param>
    public static JoinAnswers Of(
        IReadOnlyCollection<ResponseAnswer> stands,
        IReadOnlyCollection<ResponseAnswer> hers,
        IReadOnlyDictionary<ResponseTask, string> seen
    )
    {
        var (joined, conflicts) = (new List<ResponseAnswer>(), new List<ResponseTask>());
        foreach (var task in ResponseTasks.All)
        {
            var (now, written) = (stands.Where(a => a.Task == task).ToList(), hers.Where(a => a.Task == task).ToList());
            var (marksNow, marksHers) = (ResponseAnswer.MarkOf(now), ResponseAnswer.MarkOf(written));
            var saw = seen.GetValueOrDefault(task);
            if (marksHers == saw || marksHers == marksNow)
                joined.AddRange(now);
            else
                joined.AddRange(written);
            if (marksHers != saw && marksNow != saw && marksHers != marksNow)
                conflicts.Add(task);
        }
        return new(joined, conflicts);
    }
}
