namespace Tirek.Domain.Members;

/// <summary>What an affair of the network is about. Numbers are stored.</summary>
public enum AdmissionKind
{
    Admission = 1,
    Suspension = 2,
}

/// <summary>How an affair ended. Numbers are stored.</summary>
public enum AdmissionOutcome
{
    /// <summary>Admitted; of a suspension: suspended, and upheld if appealed.</summary>
    Confirmed = 1,

    /// <summary>Not admitted; of a suspension: lifted.</summary>
    Refused = 2,
    Withdrawn = 3,
}

/// <summary>What somebody does in an affair, for her organisation. Numbers are stored.</summary>
public enum AdmissionAct
{
    Propose = 1,
    Endorse = 2,
    Object = 3,
    WithdrawObjection = 4,
    Confirm = 5,
    Refuse = 6,
    Suspend = 7,
    Appeal = 8,
    Lift = 9,
    Uphold = 10,
    Renew = 11,
    Withdraw = 12,
}
