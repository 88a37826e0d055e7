using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Room;

/// <summary>Who has room tonight: a question to the shelters of an area, their answers, and nothing that is kept of either but counts.</summary>
internal static class RoomFeature
{
    public static IServiceCollection AddRoom(this IServiceCollection services) => services.AddSingleton<IWaits, RoomWaits>();

    public static void MapRoom(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/room", AskForRoom.Page).Reads(Permission.AskForRoom);
        pages.MapPost("/room", AskForRoom.Answer).Writes(Permission.AskForRoom, "room.ask");
        pages.MapGet("/room/{id:guid}", ShowRoom.Page).Reads(Permission.AskForRoom).WithMetadata(new AsksAgain());
        pages.MapGet("/room/{id:guid}/answers", ShowRoom.Answers).Reads(Permission.AskForRoom);
        pages.MapPost("/room/{id:guid}/called", NoteCall.Answer).Writes(Permission.AskForRoom, "room.call");
        pages.MapPost("/room/{id:guid}/close", CloseRoom.Answer).Writes(Permission.AskForRoom, "room.close");
        pages.MapGet("/room/asked", AnswerRoom.Page).Reads(Permission.AnswerAboutRoom);
        pages.MapPost("/room/asked/{id:guid}", AnswerRoom.Answer).Writes(Permission.AnswerAboutRoom, "room.answer");
        pages.MapGet("/room/settings", GiveRoom.Page).Reads(Permission.GiveRoom);
        pages.MapPost("/room/settings", GiveRoom.Answer).Writes(Permission.GiveRoom, "room.set");
        pages.MapGet("/answer/{token}", AnswerByLink.Page).Reads(Permission.Public);
        pages.MapPost("/answer/{token}", AnswerByLink.Answer).Writes(Permission.Public, "room.answer");
    }
}
