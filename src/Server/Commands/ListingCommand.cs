using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Listings;

namespace Tirek.Server.Commands;

/// <summary><c>tirek listing hide | unhide | show</c>: take a listing out at once because something in it leaked.</summary>
internal static class ListingCommand
{
    public static Command Create() =>
        new("listing", "One listing of the directory: hide it now, show its state.")
        {
            Change(
                "hide",
                true,
                "Take a listing out of every page, answer and index within a minute, because something in it leaked.",
                "Hidden. No page or answer shows it any more; running servers drop it from their index within a minute. Printed cards and what somebody saved stay out there."
            ),
            Change("unhide", false, "Put a hidden listing back.", "It is no longer hidden."),
            Show(),
        };

    private static Command Change(string name, bool hidden, string what, string done)
    {
        var id = Id();
        return new Command(name, $"{what}\n\nExample:\n  ./tirek listing {name} 0198c6a0-0000-7000-8000-000000000001 --data FOLDER")
        {
            id,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var wanted = Read(parsed.GetRequiredValue(id));
                if (!await HideListing.SetHidden(db, wanted, hidden, TimeProvider.System, cancel))
                    throw NoSuchListing();
                await output.WriteLineAsync(done);
                foreach (var stands in await HideListing.LeadsTo(db, wanted, cancel))
                    await output.WriteLineAsync(
                        hidden
                            ? $"It stood as part of {stands}, which is hidden too. To put back: ./tirek listing unhide {stands}"
                            : $"It is part of {stands}: to put that back, ./tirek listing unhide {stands}"
                    );
            }
        );
    }

    private static Command Show()
    {
        var id = Id();
        return new Command(
            "show",
            "Say whether the public sees a listing, and why not.\n\nExample:\n  ./tirek listing show 0198c6a0-0000-7000-8000-000000000001 --data FOLDER"
        )
        {
            id,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var wanted = Read(parsed.GetRequiredValue(id));
                var record = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == wanted, cancel) ?? throw NoSuchListing();
                var isPublic = await db.PublicListings.AnyAsync(p => p.Id == wanted, cancel);
                // The name of a controlled listing is not written even to a screen.
                await output.WriteLineAsync(record.IsControlled ? wanted.ToString() : $"{wanted}  {record.Document.Name.Original.Text}");
                await output.WriteLineAsync(
                    isPublic ? "Public: whoever searches finds it." : $"Not public: {await Reason(db, record, cancel)}."
                );
            }
        );
    }

    private static async Task<string> Reason(AppDb db, ListingRecord record, CancellationToken cancel) =>
        record.IsHidden ? "hidden by hand"
        : await db.Away().Where(a => a.Id == record.Id).Select(a => (Guid?)a.IntoId).SingleOrDefaultAsync(cancel) is { } into
            ? $"merged into {into}"
        : record.IsControlled ? "controlled"
        : record.IsGone ? "no longer in its source"
        : "not active, or its organisation is not public";

    private static Argument<string> Id() => new("id") { Description = "The listing's id, or the address of its page." };

    /// <summary>In a hurry, the whole address of the page is what one has.</summary>
    private static Guid Read(string idOrAddress) =>
        Guid.TryParse(idOrAddress.TrimEnd('/').Split('/')[^1], out var id)
            ? id
            : throw new CommandRefusal("That is no id of a listing. It stands at the end of the address of its page.");

    private static CommandRefusal NoSuchListing() =>
        new("There is no such listing on this node. Its id stands at the end of the address of its page.");
}
