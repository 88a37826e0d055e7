namespace Tirek.Server.Keeping;

/// <summary>Why a file cannot be restored, in a sentence for the operator. Each reason has its own.</summary>
internal sealed class BackupFault(string message) : Exception(message)
{
    public static BackupFault NoBackup() =>
        new("This file is no backup of Tirek. Its name is tirek-backup-DATE.tirek unless somebody changed it.");

    public static BackupFault CutOff() =>
        new("The backup ends too early: it was not copied whole. Copy it again from where it was made, or take another.");

    public static BackupFault Damaged() =>
        new("The backup is damaged: a part of it was changed. Copy it again from where it was made, or take another.");

    public static BackupFault Newer() =>
        new("The backup was made by a newer version of Tirek. Restore it with that version or a later one.");

    public static BackupFault TooWeak() =>
        new(
            "The head of this backup asks for a protection that is out of bounds: somebody changed it, or it was not made by Tirek. Take another."
        );

    public static BackupFault WrongPassphrase() =>
        new("The passphrase is not the one with which this backup was made. Capitals and spaces count, unless Tirek made the passphrase.");
}
