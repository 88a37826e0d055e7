namespace Tirek.Domain;

/// <summary>
/// A refusal: something asked for correctly that the rules do not allow. Translated once, at the edge. <see cref="Code"/> is stable and names the text
/// shown in the reader's language; <see cref="Status"/> is the HTTP status.
/// </summary>
public sealed class Problem(string code, int status) : Exception(code)
{
    public string Code { get; } = code;
    public int Status { get; } = status;
}

/// <summary>Every refusal there is.</summary>
public static class Problems
{
    /// <summary>There is nothing at this address, or nothing that this reader may see: the two are not told apart.</summary>
    public static Problem NotFound() => new("not-found", 404);

    /// <summary>Find help is closed until each country served has a checked crisis number.</summary>
    public static Problem NotOpenYet() => new("not-open-yet", 503);

    /// <summary>The form was not as a form of ours can be.</summary>
    public static Problem NotUnderstood() => new("not-understood", 400);

    /// <summary>Only for somebody who is signed in.</summary>
    public static Problem SignInFirst() => new("sign-in-first", 401);

    /// <summary>Signed in, but the account still lacks a second factor or its recovery sheet.</summary>
    public static Problem FinishAccountFirst() => new("finish-account-first", 403);

    /// <summary>Signed in, without the right to this.</summary>
    public static Problem NotForYou() => new("not-for-you", 403);

    /// <summary>The form was made for another visit, or stood open too long: nothing was changed.</summary>
    public static Problem FormTooOld() => new("form-too-old", 400);

    /// <summary>Somebody else wrote or decided at the same moment: nothing was changed.</summary>
    public static Problem ChangedMeanwhile() => new("changed-meanwhile", 409);

    /// <summary>So many wrong tries came this way that the door stays shut for a while.</summary>
    public static Problem TooManyTries() => new("too-many-tries", 429);

    /// <summary>What the node stores cannot be reached or written at this moment. What was sent is kept wholly or not at all.</summary>
    public static Problem StorageAway() => new("storage-away", 503);

    /// <summary>So much of this organisation's waits to be decided that it puts no more to the network.</summary>
    public static Problem TooMuchUndecided() => new("too-much-undecided", 429);

    /// <summary>So much of what readers wrote waits, or came from one place within an hour, that no more is taken.</summary>
    public static Problem TooManyCorrections() => new("too-many-corrections", 429);

    /// <summary>Too many new devices at once; a known device or a passkey is let in.</summary>
    public static Problem Busy() => new("busy", 503);
}
