using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>A zip is a feed like its folder, and never a way into the node.</summary>
public sealed class ArchiveTests
{
    private const int UnixLink = 0xA1FF << 16;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_feed_packed_changes_nothing(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "hsds", "--yes", TestFeed.Small);
        var before = await State(node);
        using var packed = new TestZip();
        ZipFile.CreateFromDirectory(TestFeed.Small, packed.Path);
        Assert.Contains("Nothing changed", (await node.Tirek("import", "hsds", "--yes", packed.Path)).Said, StringComparison.Ordinal);
        Assert.Equal(before, await State(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_packed_folder_is_read_as_if_it_were_unpacked(Provider provider)
    {
        await using var unpacked = await TestNode.Make(provider);
        await unpacked.Tirek("import", "hsds", "--yes", TestFeed.Small);
        await using var node = await TestNode.Make(provider);
        using var packed = new TestZip();
        ZipFile.CreateFromDirectory(TestFeed.Small, packed.Path, CompressionLevel.Optimal, includeBaseDirectory: true);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", packed.Path)).Code);
        Assert.Equal(await PublicNames(unpacked), await PublicNames(node));
        Assert.Equal((await Runs(unpacked))[0].Digest, (await Runs(node))[0].Digest);
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("/etc/outside.csv")]
    [InlineData("data/../../outside.csv")]
    [InlineData("C:\\outside.csv")]
    [InlineData("..\\outside.csv")]
    public async Task Refuses_a_path_that_leads_out(string name)
    {
        using var zip = TestZip.Sound(a => TestZip.Add(a, name, "id"));
        Assert.Contains("outside itself", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_link()
    {
        using var zip = TestZip.Sound(a => TestZip.Add(a, "phone.csv", "/etc/passwd").ExternalAttributes = UnixLink);
        Assert.Contains("holds a link", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_archive_in_the_archive()
    {
        using var zip = TestZip.Sound(a => TestZip.Add(a, "more/inner.ZIP", "PK"));
        Assert.Contains("another archive", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_two_files_of_one_name()
    {
        using var zip = TestZip.Sound(a => TestZip.Add(a, "SERVICE.csv", "id,name,ExcludeFromWebsite"));
        Assert.Contains("two files of one name", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_more_files_than_any_feed_has()
    {
        using var zip = TestZip.Sound(a =>
        {
            for (var i = 0; i < 1_001; i++)
                TestZip.Add(a, $"{i}.csv", "");
        });
        Assert.Contains("more than 1,000 files", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_directory_of_a_hundred_thousand_files_before_it_is_read()
    {
        using var zip = TestZip.Sound(a =>
        {
            for (var i = 0; i < 100_000; i++)
                a.CreateEntry($"{i}.csv");
        });
        Assert.Contains("broken", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_bomb()
    {
        using var zip = TestZip.Sound(a => TestZip.Add(a, "phone.csv", new string('\n', 50_000_000)));
        Assert.Contains("far more than it holds", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_files_that_are_too_large_together()
    {
        using var zip = TestZip.Sound(a =>
        {
            for (var i = 0; i < 3; i++)
                TestZip.Add(a, $"{i}.csv", "id");
        });
        zip.SayLength("0.csv", 300 << 20, 300 << 20);
        zip.SayLength("1.csv", 300 << 20, 300 << 20);
        Assert.Contains("larger than 512 MB", await Refused(zip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(5_000_000)]
    public async Task Refuses_a_file_that_is_not_as_long_as_it_says(int said)
    {
        using var zip = TestZip.Sound();
        zip.SayLength("service.csv", said, 60_000);
        Assert.Contains("Nothing was changed", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_encrypted_file_and_says_what_to_do()
    {
        using var zip = TestZip.Sound();
        zip.Encrypt("service.csv");
        Assert.Contains("Unpack it with its password", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_file_of_which_one_letter_changed_on_its_way()
    {
        using var feed = TestFeed.Sound();
        using var zip = new TestZip();
        ZipFile.CreateFromDirectory(feed.Path, zip.Path, CompressionLevel.NoCompression, includeBaseDirectory: false);
        var bytes = await File.ReadAllBytesAsync(zip.Path, Cancel);
        bytes[bytes.AsSpan().IndexOf("First service"u8)] = (byte)'W';
        await File.WriteAllBytesAsync(zip.Path, bytes, Cancel);
        Assert.Contains("broken", await Refused(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_every_broken_archive_and_changes_nothing()
    {
        using var sound = TestZip.Sound();
        var bytes = await File.ReadAllBytesAsync(sound.Path, Cancel);
        var random = new Random(7);
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "list");
        var before = await State(node);
        for (var i = 0; i < 60; i++)
        {
            var broken = i < 20 ? bytes[..random.Next(bytes.Length)] : [.. bytes];
            for (var b = 0; i >= 20 && b < 20; b++)
                broken[random.Next(broken.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(sound.Path, broken, Cancel);
            var (code, said) = await node.Tirek("import", "hsds", "--yes", sound.Path);
            Assert.True(code == 2, $"{i}: {said}");
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
        Assert.Equal(before, await State(node));
    }

    private static async Task<string> Refused(TestZip zip)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        await node.Tirek("import", "list");
        var (code, said) = await node.Tirek("import", "hsds", "--yes", zip.Path);
        Assert.Equal(2, code);
        Assert.Empty(await Runs(node));
        return said;
    }
}

/// <summary>A zip written for one test, and spoilt by hand. Gone afterwards.</summary>
internal sealed class TestZip : IDisposable
{
    private const int LocalHeader = 0x04034b50;
    private const int DirectoryHeader = 0x02014b50;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tirek-{Guid.CreateVersion7():N}.zip");

    /// <summary>The feed with nothing wrong, and what is added.</summary>
    public static TestZip Sound(Action<ZipArchive>? also = null)
    {
        var zip = new TestZip();
        using var feed = TestFeed.Sound();
        ZipFile.CreateFromDirectory(feed.Path, zip.Path);
        if (also is not null)
        {
            using var archive = ZipFile.Open(zip.Path, ZipArchiveMode.Update);
            also(archive);
        }
        return zip;
    }

    public static ZipArchiveEntry Add(ZipArchive archive, string name, string content)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
        return entry;
    }

    /// <summary>Makes the directory say other lengths than a file has.</summary>
    public void SayLength(string name, int length, int packed) =>
        Spoil(
            name,
            (header, isDirectory) =>
            {
                BinaryPrimitives.WriteInt32LittleEndian(header[(isDirectory ? 20 : 18)..], packed);
                BinaryPrimitives.WriteInt32LittleEndian(header[(isDirectory ? 24 : 22)..], length);
            }
        );

    /// <summary>Sets the bit that says so (APPNOTE 4.4.4).</summary>
    public void Encrypt(string name) => Spoil(name, (header, isDirectory) => header[isDirectory ? 8 : 6] |= 1);

    public void Dispose() => File.Delete(Path);

    private delegate void Change(Span<byte> header, bool isDirectory);

    private void Spoil(string name, Change change)
    {
        var bytes = File.ReadAllBytes(Path);
        for (var i = 0; i + 46 < bytes.Length; i++)
        {
            var signature = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i));
            var named = signature switch
            {
                LocalHeader => i + 30,
                DirectoryHeader => i + 46,
                _ => -1,
            };
            if (named > 0 && bytes.AsSpan(named).StartsWith(Encoding.UTF8.GetBytes(name)))
                change(bytes.AsSpan(i), signature == DirectoryHeader);
        }
        File.WriteAllBytes(Path, bytes);
    }
}
