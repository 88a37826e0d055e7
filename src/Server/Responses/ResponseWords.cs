using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Find;
using Tirek.Server.Members;

namespace Tirek.Server.Responses;

/// <summary>Lines, agreements and signatures of a sheet in the reader's words: the same on the page, on paper and in the file.</summary>
internal static class ResponseWords
{
    public static string Of(ResponseTask task) =>
        task switch
        {
            ResponseTask.Police => ResponsesText.Police,
            ResponseTask.HealthCare => ResponsesText.HealthCare,
            ResponseTask.ForensicExamination => ResponsesText.ForensicExamination,
            ResponseTask.Shelter => ResponsesText.Shelter,
            ResponseTask.Counselling => ResponsesText.Counselling,
            ResponseTask.Law => ResponsesText.Law,
            ResponseTask.ChildProtection => ResponsesText.ChildProtection,
            ResponseTask.ProtectionOrders => ResponsesText.ProtectionOrders,
            ResponseTask.Programme => ResponsesText.Programme,
            _ => ResponsesText.ProgrammePartner,
        };

    public static string Of(Nearness nearness) =>
        nearness switch
        {
            Nearness.Here => ResponsesText.NearHere,
            Nearness.Region => ResponsesText.NearRegion,
            Nearness.Country => ResponsesText.NearCountry,
            _ => ResponsesText.NearElsewhere,
        };

    public static string Of(Agreement agreement, DateOnly? on, Language reader) =>
        agreement switch
        {
            Agreement.Written when on is { } day => Say(ResponsesText.AgreedOn, DateWords.Long(day, reader)),
            Agreement.Written => ResponsesText.Agreed,
            Agreement.None => ResponsesText.AgreedNot,
            _ => ResponsesText.AgreedUnknown,
        };

    public static string Name(AnswerView answer, Language reader) => answer.Name?.In(reader).Text ?? ResponsesText.NumberOnly;

    public static string Checked(AnswerView answer, DateOnly today, Language reader) =>
        FindWords.Checked(answer.CheckedOn, answer.CheckedBy, today, reader).Words;

    public static string Signed(AnswerView answer, Language reader) =>
        answer.Signature switch
        {
            SignatureState.Signed => Say(ResponsesText.SignedOn, Day(answer, reader), answer.MemberName!.In(reader).Text),
            SignatureState.Earlier => Say(ResponsesText.SignedEarlier, Day(answer, reader), answer.MemberName!.In(reader).Text),
            SignatureState.Asked => ResponsesText.NotSigned,
            _ => ResponsesText.NoSignature,
        };

    /// <summary>Its hours as everybody may know them, or as a member wrote them; null when none are known, or none hold since it is closed.</summary>
    public static string? Hours(AnswerView answer, DateTimeOffset now, Language reader) =>
        answer.Answer.ListingId is null ? (answer.Answer.Hours is { Length: > 0 } own ? own : null)
        : answer.Shown is { Status: ListingStatus.Active } shown ? PrintedListing.Hours(shown, now, reader)
        : null;

    /// <summary>Its address, if it is one that everybody may know; of a hidden place, to call first, and nothing of where it is.</summary>
    public static string? Where(AnswerView answer, Language reader) =>
        answer.IsHidden ? ResponsesText.AddressHidden
        : answer.Shown is { } shown && shown.Sites.All(s => !s.IsAreaOnly) ? PrintedListing.Where(shown, reader)
        : null;

    /// <summary>Whom a line that changed was about; of one who is on the sheet no more, the line alone.</summary>
    public static string Of(ChangedLine line, IEnumerable<ResponseView> sheets, IEnumerable<CrisisNumber> crisis, Language reader)
    {
        if (line.Task is not { } task)
            return crisis.FirstOrDefault(n => n.Id.ToString("N") == line.Key)?.Label.In(reader).Text is { } label
                ? $"{ResponsesText.CrisisLine}: {label}"
                : ResponsesText.CrisisLine;
        var answer = sheets.Where(s => s.Place.Key == line.PlaceKey).SelectMany(s => s.For(task)).FirstOrDefault(a => a.Key == line.Key);
        string?[] parts =
        [
            Gazetteer.Find(line.PlaceKey)?.Name(reader),
            Of(task),
            answer is null ? ResponsesText.NoLongerThere : Name(answer, reader),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string Of(EditionView edition, Language reader) =>
        Say(ResponsesText.EditionOf, $"{edition.Year}-{edition.Number}", MemberWords.Day(edition.GivenOutAt, reader));

    public static string OnPaper(EditionView edition, Language reader) =>
        Say(ResponsesText.EditionOnPaper, $"{edition.Year}-{edition.Number}", MemberWords.Day(edition.GivenOutAt, reader));

    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    private static string Day(AnswerView answer, Language reader) => MemberWords.Day(answer.SignedAt!.Value, reader);
}
