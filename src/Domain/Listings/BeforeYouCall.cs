using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>Whether a service tells police, family or anybody else about a person who calls (directory.md §6).</summary>
public enum TellsOthers
{
    Never,
    OnlyIfYouAgree,

    /// <summary>A law obliges it; <see cref="BeforeYouCall.TellsSource"/> names the law.</summary>
    ByLaw,
}

/// <summary>What a survivor needs to know before she calls: fields of our profile (directory.md §6). Null means "not known", and is shown so.</summary>
public sealed record BeforeYouCall
{
    public LocalText? WhatHappens { get; init; }
    public bool? AnonymousPossible { get; init; }
    public TellsOthers? Tells { get; init; }
    public string? TellsSource { get; init; }
    public bool? PapersNeeded { get; init; }
    public bool? ChildrenAccepted { get; init; }

    /// <summary>Children are taken up to and including this age in years.</summary>
    public int? ChildrenUpToAge { get; init; }

    /// <summary>Boys are taken up to and including this age in years; shelters often set it lower than for girls.</summary>
    public int? BoysUpToAge { get; init; }

    /// <summary>Longest stay in days.</summary>
    public int? LongestStayDays { get; init; }
    public bool AnswersByVoice { get; init; }
    public bool AnswersBySms { get; init; }
    public bool AnswersByMessenger { get; init; }
}
