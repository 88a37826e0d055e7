using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Server.Members;

namespace Tirek.Server.Room;

/// <summary>Questions and answers in the reader's language.</summary>
internal static class RoomWords
{
    public static string Area(string key, Language language) =>
        Gazetteer.Find(key) is { Kind: PlaceKind.Region } region
            ? $"{region.Name(language)}, {Gazetteer.Find(region.Country)!.Name(language)}"
            : Gazetteer.Find(key)?.Name(language) ?? "";

    /// <summary>The last number of a list stands for all above: 4+.</summary>
    public static string Number(int number, int most) => number.ToString(CultureInfo.InvariantCulture) + (number == most ? "+" : "");

    public static string From(DateOnly from, DateOnly today, Language language) =>
        from == today ? RoomText.Tonight
        : from == today.AddDays(1) ? RoomText.Tomorrow
        : DateWords.Long(from, language);

    /// <summary>In one line: what a list of questions shows.</summary>
    public static string Line(RoomQuestionView question, Language language) =>
        string.Join(
            " · ",
            Area(question.Area, language),
            $"{RoomText.Adults}: {Number(question.Adults, RoomRule.MostAdults)}",
            $"{RoomText.Children}: {Number(question.Children, RoomRule.MostChildren)}",
            From(question.From, question.Today, language)
        );

    /// <summary>Noon of the day on which it ends, on the clock of its area.</summary>
    public static string Until(RoomQuestionView question, Language language)
    {
        var ends = RoomRule.LocalNow(Gazetteer.Find(question.Area)!, question.EndsAt);
        return $"{DateWords.Long(DateOnly.FromDateTime(ends), language)}, {Clock(TimeOnly.FromDateTime(ends))}";
    }

    public static string SoFar(OwnRoom room) => MemberWords.Say(RoomText.SoFar, room.Asked, room.Answered, room.WithRoom);

    public static string State(RoomAnswerView answer, bool isAsked)
    {
        var said = answer.Reply switch
        {
            RoomReply.Yes => RoomText.StateYes,
            RoomReply.No => RoomText.StateNo,
            RoomReply.CallUs => RoomText.StateCall,
            RoomReply.Unanswered => RoomText.StateUnanswered,
            _ => isAsked ? RoomText.StateAsked : RoomText.StateToCall,
        };
        var told = answer is { IsByPhone: true, Reply: not RoomReply.Unanswered } ? $" · {RoomText.ByPhone}" : "";
        return answer.At is { } at ? $"{said}{told} · {Clock(at)}" : said;
    }

    public static string Tint(RoomReply? reply) =>
        reply switch
        {
            RoomReply.Yes => "chip good",
            RoomReply.CallUs => "chip warn",
            _ => "chip",
        };

    /// <summary>A shelter's own answer, in its own words.</summary>
    public static string Said(RoomReply reply) =>
        reply switch
        {
            RoomReply.Yes => RoomText.SayYes,
            RoomReply.No => RoomText.SayNo,
            _ => RoomText.SayCall,
        };

    private static string Clock(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
