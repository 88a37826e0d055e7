using System.Text.RegularExpressions;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// The small files of a node's folder that belong to it: its keys, without which nothing that was sealed with them before can be opened, and the certificate
/// that it made for itself, whose authority the devices around it trust. Their names in a backup are of one folder and one file.
/// </summary>
internal static partial class KeptFiles
{
    private const long Largest = 1 << 20;

    public static readonly IReadOnlyList<string> Folders = ["keys", "certificate"];

    public static IEnumerable<KeptFile> In(NodeFolder folder) =>
        from inner in Folders
        let path = Path.Combine(folder.Path, inner)
        where Directory.Exists(path)
        from file in new DirectoryInfo(path).GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal)
        where PlainName().IsMatch(file.Name) && file.Length <= Largest
        select new KeptFile($"{inner}/{file.Name}", File.ReadAllBytes(file.FullName));

    /// <exception cref="BackupFault">A name leads elsewhere.</exception>
    public static void Write(NodeFolder folder, IEnumerable<KeptFile> files)
    {
        foreach (var file in files)
        {
            if (file.Name.Split('/') is not [var inner, var name] || !Folders.Contains(inner) || !PlainName().IsMatch(name))
                throw BackupFault.Damaged();
            PrivateFiles.MakeFolder(Path.Combine(folder.Path, inner));
            using var to = PrivateFiles.Create(Path.Combine(folder.Path, inner, name));
            to.Write(file.Content);
            to.Flush(flushToDisk: true);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\z")]
    private static partial Regex PlainName();
}
