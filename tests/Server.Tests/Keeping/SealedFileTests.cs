using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using Konscious.Security.Cryptography;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Tests.Keeping;

/// <summary>The sealed file by itself: whatever is done to it is found, and each fault has its own sentence.</summary>
public sealed class SealedFileTests
{
    private const int PieceOnDisk = Piece.Length + Piece.TagLength;
    private static readonly StoredTable Table = new("Words", [new("Id", CellKind.Id), new("Text", CellKind.Text)]);

    /// <summary>Some 700 KB that cannot be pressed: eleven pieces.</summary>
    private static readonly byte[] Whole = Write(Enumerable.Range(0, 700).Select(i => Row(i, 1000)));

    private static object?[] Row(int seed, int length)
    {
        var random = new Random(seed);
        return [new Guid(seed, 1, 2, new byte[8]), string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('Ѐ', 'ӿ')))];
    }

    private static byte[] Write(IEnumerable<object?[]> rows)
    {
        using var file = new MemoryStream();
        var manifest = new BackupManifest(DateTimeOffset.UnixEpoch, "0", "S", Guid.Empty, NodeKind.Real, [Table]);
        WriteBackup.Write(file, Place.Passphrase, manifest, _ => rows, [new("keys/key.xml", [1, 2, 3])], GuessingCost.Floor);
        return file.ToArray();
    }

    private static string FaultOf(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            OpenBackup.Verify(stream, Place.Passphrase);
            return "";
        }
        catch (BackupFault fault)
        {
            return fault.Message;
        }
    }

    [Fact]
    public void What_was_written_is_read()
    {
        using var file = new MemoryStream(Whole);
        var content = OpenBackup.Verify(file, Place.Passphrase);
        Assert.Equal((700, 1, Whole.Length), (content.Rows, content.Files, content.Bytes));
        using var backup = new OpenBackup(file, Place.Passphrase);
        Assert.Equal(Enumerable.Range(0, 700).Select(i => Row(i, 1000)[1]), backup.Rows(Table).Select(r => r[1]));
        Assert.Equal([1, 2, 3], backup.Files().Single().Content);
    }

    [Fact]
    public void Two_backups_of_the_same_share_no_piece_and_show_no_word()
    {
        var other = Write(Enumerable.Range(0, 700).Select(i => Row(i, 1000)));
        Assert.NotEqual(Whole[BackupHead.Length..(BackupHead.Length + 64)], other[BackupHead.Length..(BackupHead.Length + 64)]);
        var plain = Write(Enumerable.Repeat(new object?[] { Guid.Empty, "a word that is repeated" }, 5000));
        Assert.True(plain.Length < 2000, "rows are pressed before they are sealed");
        Assert.Equal(-1, plain.AsSpan().IndexOf("repeated"u8));
        Assert.Equal(-1, plain.AsSpan().IndexOf("Words"u8));
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found() =>
        // The last 8 bytes of the head are the length, a hint only.
        Gen.Int[8, Whole.Length - 1]
            .Where(i => i is < 72 or >= 80)
            .Sample(
                at =>
                {
                    var changed = (byte[])Whole.Clone();
                    changed[at] ^= 0x40;
                    Assert.NotEqual("", FaultOf(changed));
                },
                iter: 12,
                threads: 2
            );

    [Fact]
    public void A_file_cut_off_anywhere_says_that_it_ends_too_early()
    {
        var cuts = new[] { 9, 79, BackupHead.Length, BackupHead.Length + PieceOnDisk, Whole.Length - PieceOnDisk, Whole.Length - 1 };
        foreach (var cut in cuts)
            Assert.Contains("ends too early", FaultOf(Whole[..cut]), StringComparison.Ordinal);
        // Also when its length was changed to fit.
        var hidden = Whole[..(BackupHead.Length + 2 * PieceOnDisk)];
        BinaryPrimitives.WriteInt64BigEndian(hidden.AsSpan(72), hidden.Length);
        Assert.Contains("ends too early", FaultOf(hidden), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_that_were_moved_repeated_left_out_or_added_are_found()
    {
        var head = Whole[..BackupHead.Length];
        var pieces = Whole[BackupHead.Length..].Chunk(PieceOnDisk).ToArray();
        Assert.True(pieces.Length > 5);
        byte[] File(params byte[][] parts) => [.. head, .. parts.SelectMany(p => p)];
        Assert.Equal("", FaultOf(File(pieces)));
        Assert.Contains("damaged", FaultOf(File([pieces[1], pieces[0], .. pieces[2..]])), StringComparison.Ordinal);
        Assert.Contains("damaged", FaultOf(File([pieces[0], pieces[0], .. pieces[1..]])), StringComparison.Ordinal);
        Assert.NotEqual("", FaultOf(File([pieces[0], .. pieces[2..]])));
        Assert.Contains("damaged", FaultOf(File([.. pieces, [1, 2, 3]])), StringComparison.Ordinal);
        Assert.Contains("damaged", FaultOf(File([.. pieces, pieces[^1]])), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_file_says_so()
    {
        Assert.Contains("no backup of Tirek", FaultOf([]), StringComparison.Ordinal);
        Assert.Contains("no backup of Tirek", FaultOf([.. "PK\u0003\u0004"u8, .. new byte[200]]), StringComparison.Ordinal);
        Assert.Contains("no backup of Tirek", FaultOf([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]]), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_passphrase_says_so_and_a_newer_format_too()
    {
        using var stream = new MemoryStream(Whole);
        var fault = Assert.Throws<BackupFault>(() => OpenBackup.Verify(stream, Passphrase.Of("another passphrase")));
        Assert.Contains("passphrase is not", fault.Message, StringComparison.Ordinal);
        var newer = (byte[])Whole.Clone();
        newer[8] = 2;
        Assert.Contains("newer version", FaultOf(newer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024, 3, 1)]
    [InlineData(64 * 1024, 1, 1)]
    [InlineData(64 * 1024, 3, 0)]
    [InlineData(2_000_000_000, 3, 1)]
    [InlineData(-1, 3, 1)]
    public void A_head_that_makes_guessing_cheap_or_endless_is_refused_before_any_work(int memory, int passes, int lanes)
    {
        var weak = (byte[])Whole.Clone();
        BinaryPrimitives.WriteInt32BigEndian(weak.AsSpan(10), memory);
        (weak[14], weak[15]) = ((byte)passes, (byte)lanes);
        SHA256.HashData(weak.AsSpan(0, 32))[..8].CopyTo(weak, 32);
        Assert.Contains("out of bounds", FaultOf(weak), StringComparison.Ordinal);
    }

    /// <summary>RFC 9106, section 5.3.</summary>
    [Fact]
    public void Argon2id_is_that_of_its_standard()
    {
        using var argon = new Argon2id([.. Enumerable.Repeat((byte)1, 32)])
        {
            Salt = [.. Enumerable.Repeat((byte)2, 16)],
            KnownSecret = [.. Enumerable.Repeat((byte)3, 8)],
            AssociatedData = [.. Enumerable.Repeat((byte)4, 12)],
            MemorySize = 32,
            Iterations = 3,
            DegreeOfParallelism = 4,
        };
        Assert.Equal("0D640DF58D78766C08C037A34A8B53C9D01EF0452D75B65EB52520E96B01E659", Convert.ToHexString(argon.GetBytes(32)));
    }

    [Fact]
    public void A_made_passphrase_is_long_and_new_and_opens_as_people_copy_it()
    {
        var made = Passphrase.Generate();
        Assert.Matches("^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$", made);
        Assert.NotEqual(made, Passphrase.Generate());
        foreach (
            var copied in new[] { made.ToUpperInvariant(), made.Replace('-', ' '), $" {made.Replace("-", "", StringComparison.Ordinal)} " }
        )
            Assert.Equal(Passphrase.Of(made).Bytes, Passphrase.Of(copied).Bytes);
        Assert.NotEqual(Passphrase.Of("My own passphrase").Bytes, Passphrase.Of("my own passphrase").Bytes);
        Assert.Equal(Passphrase.Of("пароль й").Bytes, Passphrase.Of("пароль и\u0306").Bytes);
    }

    [Fact]
    public void A_short_passphrase_is_refused_for_a_new_backup() =>
        Assert.Contains("--generate", Assert.Throws<CommandRefusal>(() => Passphrase.New("elevenchars")).Message, StringComparison.Ordinal);
}
