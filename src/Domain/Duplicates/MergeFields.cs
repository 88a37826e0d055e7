using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Duplicates;

/// <summary>Every field of an entry that two can be merged in, in the order of their page.</summary>
public static class MergeFields
{
    public static IReadOnlyList<MergeField> All { get; } =
    [
        Text("name", l => l.Name, (l, t) => l with { Name = t ?? l.Name }),
        Plain("other-name", (l, o) => l with { AlternateName = o.AlternateName }),
        Text("description", l => l.Description, (l, t) => l with { Description = t }),
        OfItsSort(Terms("kinds", Facet.KindOfHelp)),
        Terms("violence", Facet.FormOfViolence),
        Terms("whom", Facet.ForWhom),
        new(
            "topics",
            true,
            (l, o, join, _) => l with { ForeignTerms = Listed(l.ForeignTerms, o.ForeignTerms, join, t => $"{t.Taxonomy} {t.Code}") }
        ),
        Plain("status", (l, o) => l with { Status = o.Status, StatusIsAssumed = o.StatusIsAssumed }),
        OfProgramme(
            "state",
            (p, o, scope) =>
                p with
                {
                    State = o.State,
                    SinceYear = o.SinceYear,
                    WomensServices = o.WomensServices,
                    Details = o.Details?.Audience > scope.Reads ? p.Details : o.Details,
                }
        ),
        OfProgramme("takes", (p, o, _) => p with { WhomItTakes = o.WhomItTakes }),
        OfProgramme("enrol", (p, o, _) => p with { HowToEnrol = o.HowToEnrol }),
        new(
            "alert",
            false,
            (l, o, _, scope) => l.Alert?.Audience > scope.Reads || o.Alert?.Audience > scope.Reads ? l : l with { Alert = o.Alert }
        ),
        new("phones", true, (l, o, join, scope) => l with { Phones = Held(l.Phones, o.Phones, join, scope, p => Digits(p.Number)) }),
        Plain("email", (l, o) => l with { Email = o.Email }),
        Plain("url", (l, o) => l with { Url = o.Url }),
        new("contacts", true, (l, o, join, scope) => l with { Contacts = Held(l.Contacts, o.Contacts, join, scope, c => $"{c}") }),
        new("places", true, MergePlaces.Take),
        new(
            "areas",
            true,
            (l, o, join, _) => l with { ServiceAreas = Listed(l.ServiceAreas, o.ServiceAreas, join, a => a.PlaceKey ?? a.Name) }
        ),
        new("hours", false, (l, o, _, scope) => l with { Schedules = Held(l.Schedules, o.Schedules, false, scope, s => $"{s.Id}") }),
        new(
            "languages",
            true,
            (l, o, join, _) => l with { Languages = Listed(l.Languages, o.Languages, join, s => s.Code ?? s.Name ?? "") }
        ),
        Plain("interpretation", (l, o) => l with { InterpretationServices = o.InterpretationServices }),
        Text("happens", l => l.BeforeYouCall.WhatHappens, (l, t) => Before(l, b => b with { WhatHappens = t })),
        Asked(
            "answers",
            (b, o) => b with { AnswersByVoice = o.AnswersByVoice, AnswersBySms = o.AnswersBySms, AnswersByMessenger = o.AnswersByMessenger }
        ),
        Asked("anonymous", (b, o) => b with { AnonymousPossible = o.AnonymousPossible }),
        Asked("tells", (b, o) => b with { Tells = o.Tells, TellsSource = o.TellsSource }),
        Asked("papers", (b, o) => b with { PapersNeeded = o.PapersNeeded }),
        Asked(
            "children",
            (b, o) => b with { ChildrenAccepted = o.ChildrenAccepted, ChildrenUpToAge = o.ChildrenUpToAge, BoysUpToAge = o.BoysUpToAge }
        ),
        Asked("stay", (b, o) => b with { LongestStayDays = o.LongestStayDays }),
        Text("apply", l => l.ApplicationProcess, (l, t) => l with { ApplicationProcess = t }),
        Plain("wait", (l, o) => l with { WaitTime = o.WaitTime }),
        new("documents", true, (l, o, join, _) => l with { Documents = Listed(l.Documents, o.Documents, join, d => d.Document) }),
        Text("eligibility", l => l.Eligibility, (l, t) => l with { Eligibility = t }),
        Plain("ages", (l, o) => l with { MinimumAge = o.MinimumAge, MaximumAge = o.MaximumAge }),
        Text("fees", l => l.Fees, (l, t) => l with { Fees = t }),
        Plain("free", (l, o) => l with { IsFree = o.IsFree, Costs = o.Costs }),
        Plain("accreditation", (l, o) => l with { Accreditations = o.Accreditations, Licenses = o.Licenses }),
        new("capacity", false, (l, o, _, scope) => l with { Capacity = Held(l.Capacity, o.Capacity, false, scope, c => $"{c.Id}") }),
    ];

    /// <summary>Those by which an entry is help or a programme.</summary>
    private static readonly string[] OfSort = ["kinds", "state", "takes", "enrol"];

    private static readonly Dictionary<string, MergeField> ByKey = All.ToDictionary(f => f.Key);

    /// <summary>The field of this name; null: there is none, or there is none any more.</summary>
    public static MergeField? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>What can be taken from one entry into the other: between help and a programme nothing by which either is what it is.</summary>
    public static IReadOnlyList<MergeField> Between(Listing one, Listing other) =>
        IsOneSort(one, other) ? All : [.. All.Where(f => !OfSort.Contains(f.Key))];

    /// <summary>The kept entry with what was chosen from the other; by key whether it is joined. Its id, organisation and history stay its own.</summary>
    public static Listing Merge(Listing kept, Listing other, IReadOnlyDictionary<string, bool> taken, MergeScope scope) =>
        All.Where(f => taken.ContainsKey(f.Key)).Aggregate(kept, (l, f) => f.Take(l, other, taken[f.Key], scope));

    private static MergeField Plain(string key, Func<Listing, Listing, Listing> take) => new(key, false, (l, o, _, _) => take(l, o));

    private static MergeField Text(string key, Func<Listing, LocalText?> read, Func<Listing, LocalText?, Listing> write) =>
        new(key, true, (l, o, join, _) => write(l, join ? Joined(read(l), read(o)) : read(o)));

    /// <summary>Of help for survivors, where neither is a programme, nothing changes.</summary>
    private static MergeField OfProgramme(string key, Func<ProgrammeExtension, ProgrammeExtension, MergeScope, ProgrammeExtension> take) =>
        OfItsSort(
            new(
                key,
                false,
                (l, o, _, scope) =>
                    o.Programme is { } other ? l with { Programme = take(l.Programme ?? new(other.State), other, scope) } : l
            )
        );

    /// <summary>
    /// A field by which help could become a programme, or a programme help: where one of the two is a programme and the other is not, it is not taken, nor where
    /// that would come of it. A source that changes its mind, or a merge, takes no shelter out of Find help.
    /// </summary>
    private static MergeField OfItsSort(MergeField field) =>
        field with
        {
            Take = (l, o, join, scope) =>
                scope.OfAnySort ? field.Take(l, o, join, scope)
                : IsOneSort(l, o) && field.Take(l, o, join, scope) is var taken && IsOneSort(l, taken) ? taken
                : l,
        };

    private static bool IsOneSort(Listing one, Listing other) => ProgrammeRule.IsProgramme(one) == ProgrammeRule.IsProgramme(other);

    private static MergeField Asked(string key, Func<BeforeYouCall, BeforeYouCall, BeforeYouCall> take) =>
        new(key, false, (l, o, _, _) => Before(l, b => take(b, o.BeforeYouCall)));

    private static Listing Before(Listing listing, Func<BeforeYouCall, BeforeYouCall> change) =>
        listing with
        {
            BeforeYouCall = change(listing.BeforeYouCall),
        };

    /// <summary>The text with the languages that only the other has: its original becomes a translation by a person.</summary>
    private static LocalText? Joined(LocalText? kept, LocalText? other) =>
        kept is null ? other
        : other is null ? kept
        : new([
            .. kept.Wordings,
            .. other
                .Wordings.Where(w => w.Language is not null && kept.Wordings.All(k => k.Language is not null && k.Language != w.Language))
                .Select(w => w.State == TranslationState.Original ? w with { State = TranslationState.Human } : w),
        ]);

    private static IReadOnlyList<T> Listed<T>(IReadOnlyList<T> kept, IReadOnlyList<T> other, bool join, Func<T, string> mark) =>
        join ? [.. kept, .. other.Where(o => kept.All(k => mark(k) != mark(o)))] : other;

    /// <summary>What she cannot read of the kept one stays, what she cannot read of the other does not come.</summary>
    internal static IReadOnlyList<Held<T>> Held<T>(
        IReadOnlyList<Held<T>> kept,
        IReadOnlyList<Held<T>> other,
        bool join,
        MergeScope scope,
        Func<T, string> mark
    )
        where T : class
    {
        var comes = other.Where(h => h.Audience <= scope.Reads).ToList();
        return join
            ? [.. kept, .. comes.Where(o => kept.All(k => mark(k.For<OwnerReader>()!) != mark(o.For<OwnerReader>()!)))]
            : [.. comes, .. kept.Where(h => h.Audience > scope.Reads)];
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    /// <summary>A term that starts as professionals' is everybody's only where it was released, and stays released where it goes.</summary>
    private static MergeField Terms(string key, Facet facet) =>
        new(
            key,
            true,
            (l, o, join, scope) =>
            {
                bool Reads(Listing of, string term) =>
                    Taxonomy.Taxonomy.Find(term) is { } known
                    && known.Facet == facet
                    && (scope.Reads > Audience.Public || known.IsPublicByDefault || of.ReleasedTerms.Contains(term));
                var comes = o.Terms.Where(t => Reads(o, t)).ToList();
                string[] stays = [.. l.Terms.Where(t => join || !Reads(l, t))];
                return l with
                {
                    Terms = [.. stays, .. comes.Except(stays)],
                    ReleasedTerms = [.. l.ReleasedTerms.Union(comes.Where(o.ReleasedTerms.Contains))],
                };
            }
        );
}
