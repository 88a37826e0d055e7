namespace Tirek.Domain.Feeds;

/// <summary>How far an edition of a feed is that somebody brought or that was fetched. Stored by number.</summary>
public enum FeedState
{
    /// <summary>It waits to be compared with what is known, or is being compared.</summary>
    ToCompare = 0,

    /// <summary>It was compared, and a person has to say whether it is taken.</summary>
    ToDecide = 1,

    /// <summary>It is to be taken, or is being taken.</summary>
    ToTake = 2,
    Taken = 3,

    /// <summary>It says what is known.</summary>
    Same = 4,

    /// <summary>It was not taken: somebody said no, it waited too long, or a newer one came.</summary>
    Dropped = 5,

    /// <summary>It could not be read or taken (<see cref="FeedFault"/>).</summary>
    Failed = 6,

    /// <summary>A reading is to be taken back, or is being taken back.</summary>
    ToTakeBack = 7,
    TakenBack = 8,
}

/// <summary>Why an edition of a feed was not fetched, not read or not taken. Stored by number.</summary>
public enum FeedFault
{
    NoFile = 1,
    TooLarge = 2,

    /// <summary>A zip that is broken, encrypted, a bomb, or leads out of itself.</summary>
    BrokenArchive = 3,
    NotAFeed = 4,

    /// <summary>There is no service in it, which is what a broken export looks like.</summary>
    NoServices = 5,

    /// <summary>Its name and what is in it belong to two sources, as far as one can tell.</summary>
    AnotherSource = 6,

    /// <summary>Invented and real never meet.</summary>
    Invented = 7,

    /// <summary>The source was read or taken back by somebody else meanwhile.</summary>
    SourceChanged = 8,

    /// <summary>Its bytes are not here, or cannot be opened: after a restore, or with other keys.</summary>
    ContentLost = 9,

    /// <summary>Nobody decided within <see cref="FeedRule.KeptFor"/>.</summary>
    TooOld = 10,

    /// <summary>A newer edition of its schedule came before anybody decided.</summary>
    Replaced = 11,

    /// <summary>Somebody said no to this very edition before.</summary>
    RefusedBefore = 12,

    /// <summary>The server could not finish it, several times.</summary>
    NotFinished = 13,

    /// <summary>A later reading of the source has to be taken back first.</summary>
    LaterReading = 14,
    TooManyWait = 15,

    /// <summary>Taking the reading back would do something else than was shown.</summary>
    NotAsShown = 16,
    NotHttps = 20,

    /// <summary>A name or password stands in the address.</summary>
    HoldsPassword = 21,

    /// <summary>The address leads into a network that is not the public Internet.</summary>
    PrivateAddress = 22,
    NotReached = 23,
    Certificate = 24,
    TooSlow = 25,

    /// <summary>The other server answered with another status than 200.</summary>
    Answered = 26,
    SentOnTooOften = 27,

    /// <summary>It ended before all of it had come.</summary>
    CutShort = 28,

    /// <summary>It came packed though it was asked for plain.</summary>
    Packed = 29,

    /// <summary>What was typed is no address.</summary>
    NoAddress = 30,

    /// <summary>The node was restored from a backup: a copy that is only looked at asks nobody until somebody lets it.</summary>
    Restored = 31,
}

/// <summary>Why a newer edition that came by itself waits for a person. Stored by number.</summary>
public enum FeedDoubt
{
    FirstReading = 1,

    /// <summary>Something that is withheld now would be in the open.</summary>
    Opens = 2,

    /// <summary>A withheld record vanishes while others come: it may be the same under another id.</summary>
    WithheldGone = 3,
    MuchGone = 4,

    /// <summary>This very edition was taken back by somebody.</summary>
    TakenBackBefore = 5,
}
