using Tirek.Domain.Keeping;

namespace Tirek.Server.Operating;

/// <summary>Findings of the check in the reader's language: what was looked at, how it stands, and what is generally done about it.</summary>
internal static class OperatingWords
{
    public static string Title(string what) =>
        what switch
        {
            "database" => OperatingText.OfDatabase,
            "server" => OperatingText.OfServer,
            "index" => OperatingText.OfIndex,
            "files" => OperatingText.OfFiles,
            "clock" => OperatingText.OfClock,
            "disk" => OperatingText.OfDisk,
            "mail" => OperatingText.OfMail,
            "languages" => OperatingText.OfLanguages,
            "crisis numbers" => OperatingText.OfCrisisNumbers,
            "backup" => OperatingText.OfBackup,
            "feeds" => OperatingText.OfFeeds,
            _ => what,
        };

    public static string ToDo(string what) =>
        what switch
        {
            "database" => OperatingText.DoDatabase,
            "server" => OperatingText.DoServer,
            "index" => OperatingText.DoIndex,
            "files" => OperatingText.DoFiles,
            "clock" => OperatingText.DoClock,
            "disk" => OperatingText.DoDisk,
            "mail" => OperatingText.DoMail,
            "languages" => OperatingText.DoLanguages,
            "crisis numbers" => OperatingText.DoCrisisNumbers,
            "backup" => OperatingText.DoBackup,
            "feeds" => OperatingText.DoFeeds,
            _ => "",
        };

    public static string Of(Standing standing) =>
        standing switch
        {
            Standing.Ok => OperatingText.Well,
            Standing.Attention => OperatingText.Attention,
            _ => OperatingText.Broken,
        };

    /// <summary>Megabytes, at least one where there is something.</summary>
    public static string Size(long bytes, System.Globalization.CultureInfo culture) =>
        string.Format(culture, "{0:N0} MB", Math.Ceiling(bytes / 1024.0 / 1024));
}
