using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>Points to discuss, each with its rule, its source and what the programme says to it.</summary>
public sealed partial class PointsPart
{
    [Parameter, EditorRequired]
    public MappedView Programme { get; set; } = null!;

    /// <summary>The organisation in whose sheet a reply is written; null: nobody writes here.</summary>
    [Parameter]
    public Guid? Own { get; set; }

    /// <summary>What she wrote to one of the points and could not be kept.</summary>
    [Parameter]
    public TypedReply? Typed { get; set; }

    private IReadOnlyList<FoundPoint> Found => DiscussionPoint.In(Programme);

    private string? Written(DiscussionPoint point) =>
        Typed?.Point == point.Key ? Typed.Text : OwnReply(point)?.Words.In(Visit.Language).Text;

    private GivenReply? OwnReply(DiscussionPoint point) =>
        FoundPoint.Replies(Programme, point).Where(r => r.Sheet.Organization == Own).Select(r => r.Reply).FirstOrDefault();
}
