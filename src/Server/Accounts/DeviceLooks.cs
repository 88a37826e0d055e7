namespace Tirek.Server.Accounts;

/// <summary>What a device looks like to its owner: kind of browser and of system. Versions and models stay unread: they would tell her from others.</summary>
internal static class DeviceLooks
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Firefox/", "Firefox"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser/", "Yandex"),
        ("SamsungBrowser/", "Samsung"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Such as "Firefox, Android"; a question mark for what is not known.</summary>
    public static string Of(string? userAgent) => $"{Find(Browsers, userAgent)}, {Find(Systems, userAgent)}";

    private static string Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name ?? "?";
}
