using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Editing;

/// <summary>Every field of a listing that its organisation writes, in the order of its form: of help for survivors here, of a programme in <see cref="ProgrammeFields"/>.</summary>
public static class EditFields
{
    private const int LongText = 3_000;
    private static readonly string[] YesNo = ["", "yes", "no"];
    private static readonly string[] Spoken = ["ru", "kk", "ky", "tg", "tk", "uz", "en", "fa", "zh", "tr"];

    /// <summary>Those of help for survivors.</summary>
    public static IReadOnlyList<EditField> All { get; } =
    [
        Text("name", EditKind.Line, l => l.Name, (l, t) => l with { Name = t! }) with
        {
            IsRequired = true,
        },
        Text("description", EditKind.Text, l => l.Description, (l, t) => l with { Description = t }),
        Terms("kinds", Facet.KindOfHelp) with
        {
            IsRequired = true,
        },
        Terms("violence", Facet.FormOfViolence),
        Terms("whom", Facet.ForWhom),
        new(
            "status",
            EditKind.Choice,
            (l, _) => l.Status.ToString(),
            (l, t, _) => l with { Status = Enum.Parse<ListingStatus>(t), StatusIsAssumed = false }
        )
        {
            Choices = [.. Enum.GetNames<ListingStatus>()],
        },
        Text(
            "alert",
            EditKind.Line,
            l => l.Alert?.For<OwnerReader>(),
            (l, t) => l with { Alert = t is null ? null : Held.For(l.Alert?.Audience ?? Audience.Public, t) }
        ),
        new("phones", EditKind.Phones, (l, _) => OwnPhones.Read(l), (l, t, _) => OwnPhones.Write(l, t)) { Longest = 1_000 },
        Plain("email", EditKind.Mail, l => l.Email, (l, t) => l with { Email = t }),
        Plain("url", EditKind.Web, l => l.Url, (l, t) => l with { Url = t }),
        .. WeekHours.Days.Select(HoursField),
        new("days", EditKind.Days, (l, language) => OwnDays.Read(l, language), OwnDays.Write) { Longest = 8_000 },
        Text("happens", EditKind.Text, l => l.BeforeYouCall.WhatHappens, (l, t) => Before(l, b => b with { WhatHappens = t })),
        Flag("anonymous", l => l.BeforeYouCall.AnonymousPossible, (l, f) => Before(l, b => b with { AnonymousPossible = f })),
        new(
            "tells",
            EditKind.Choice,
            (l, _) => l.BeforeYouCall.Tells?.ToString() ?? "",
            (l, t, _) => Before(l, b => b with { Tells = t.Length == 0 ? null : Enum.Parse<TellsOthers>(t) })
        )
        {
            Choices = ["", .. Enum.GetNames<TellsOthers>()],
        },
        Plain("tells-source", EditKind.Line, l => l.BeforeYouCall.TellsSource, (l, t) => Before(l, b => b with { TellsSource = t })),
        Flag("papers", l => l.BeforeYouCall.PapersNeeded, (l, f) => Before(l, b => b with { PapersNeeded = f })),
        Flag("children", l => l.BeforeYouCall.ChildrenAccepted, (l, f) => Before(l, b => b with { ChildrenAccepted = f })),
        Number("children-age", l => l.BeforeYouCall.ChildrenUpToAge, (l, n) => Before(l, b => b with { ChildrenUpToAge = n })),
        Number("boys-age", l => l.BeforeYouCall.BoysUpToAge, (l, n) => Before(l, b => b with { BoysUpToAge = n })),
        Number("stay", l => l.BeforeYouCall.LongestStayDays, (l, n) => Before(l, b => b with { LongestStayDays = n })),
        new(
            "answers",
            EditKind.Choices,
            (l, _) => string.Join(',', Answers(l.BeforeYouCall)),
            (l, t, _) =>
            {
                var by = EditField.Split(t);
                return Before(
                    l,
                    b =>
                        b with
                        {
                            AnswersByVoice = by.Contains("voice"),
                            AnswersBySms = by.Contains("sms"),
                            AnswersByMessenger = by.Contains("messenger"),
                        }
                );
            }
        )
        {
            Choices = ["voice", "sms", "messenger"],
        },
        Text("apply", EditKind.Text, l => l.ApplicationProcess, (l, t) => l with { ApplicationProcess = t }),
        Text("eligibility", EditKind.Text, l => l.Eligibility, (l, t) => l with { Eligibility = t }),
        Flag("free", l => l.IsFree, (l, f) => l with { IsFree = f }),
        Text("fees", EditKind.Text, l => l.Fees, (l, t) => l with { Fees = t }),
        new(
            "languages",
            EditKind.Choices,
            (l, _) => string.Join(',', Spoken.Where(c => l.Languages.Any(s => s.Code == c))),
            (l, t, _) => l with { Languages = LanguagesOf(l, EditField.Split(t)) }
        )
        {
            Choices = Spoken,
        },
        Number("places", l => PlacesOf(l).Number, (l, n) => WithPlaces(l, PlacesOf(l) with { Number = n })),
        Flag("places-total", l => PlacesOf(l).ForTotal, (l, f) => WithPlaces(l, PlacesOf(l) with { ForTotal = f })),
    ];

    /// <summary>Those of a programme for people who use violence (<see cref="ProgrammeRule"/>).</summary>
    public static IReadOnlyList<EditField> OfProgramme { get; } =
        ProgrammeFields.With([.. All.Where(f => ProgrammeFields.Shared.Contains(f.Key))]);

    private static readonly Dictionary<string, EditField> ByKey = All.Union(OfProgramme).ToDictionary(f => f.Key);

    public static EditField Of(string key) => ByKey[key];

    /// <summary>Those of this listing: what is written of a programme is written of nothing else.</summary>
    public static IReadOnlyList<EditField> For(Listing listing) => ProgrammeRule.IsProgramme(listing) ? OfProgramme : All;

    /// <summary>Everything that is known, as text.</summary>
    public static IReadOnlyDictionary<string, string> Read(Listing listing, Language language) =>
        For(listing).ToDictionary(f => f.Key, f => f.Read(listing, language));

    /// <summary>The listing with these texts, which fit. A field whose text is as it was stays as it is.</summary>
    public static Listing Write(Listing listing, IReadOnlyDictionary<string, string> texts, Language language) =>
        For(listing)
            .Where(f => texts.ContainsKey(f.Key) && texts[f.Key] != f.Read(listing, language))
            .Aggregate(listing, (l, f) => f.Write(l, texts[f.Key], language));

    internal static EditField Text(string key, EditKind kind, Func<Listing, LocalText?> read, Func<Listing, LocalText?, Listing> write) =>
        new(
            key,
            kind,
            (l, language) => AsSent(kind, read(l)?.Exactly(language)?.Text),
            (l, t, language) => write(l, LocalText.With(read(l), language, t))
        )
        {
            Longest = kind == EditKind.Text ? LongText : 200,
            Said = read,
        };

    private static EditField Plain(string key, EditKind kind, Func<Listing, string?> read, Func<Listing, string?, Listing> write) =>
        new(key, kind, (l, _) => AsSent(kind, read(l)), (l, t, _) => write(l, t.Length == 0 ? null : t));

    /// <summary>As a form sends it back, so that what nobody touched is no change.</summary>
    private static string AsSent(EditKind kind, string? text) =>
        text is null ? ""
        : kind == EditKind.Text ? text.ReplaceLineEndings("\n").Trim()
        : string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static EditField Flag(string key, Func<Listing, bool?> read, Func<Listing, bool?, Listing> write) =>
        new(
            key,
            EditKind.Choice,
            (l, _) =>
                read(l) switch
                {
                    true => "yes",
                    false => "no",
                    _ => "",
                },
            (l, t, _) =>
                write(
                    l,
                    t switch
                    {
                        "yes" => true,
                        "no" => false,
                        _ => null,
                    }
                )
        )
        {
            Choices = YesNo,
        };

    private static EditField Number(string key, Func<Listing, int?> read, Func<Listing, int?, Listing> write) =>
        new(
            key,
            EditKind.Number,
            (l, _) => read(l)?.ToString(CultureInfo.InvariantCulture) ?? "",
            (l, t, _) => write(l, t.Length == 0 ? null : int.Parse(t, CultureInfo.InvariantCulture))
        );

    /// <summary>Programmes for people who use violence have a form of their own and are never among help for survivors.</summary>
    private static EditField Terms(string key, Facet facet)
    {
        string[] choices = [.. Taxonomy.Taxonomy.Of(facet).Select(t => t.Key).Where(k => k != ProgrammeRule.Kind)];
        return new(
            key,
            EditKind.Choices,
            (l, _) => string.Join(',', choices.Where(l.Terms.Contains)),
            (l, t, _) =>
            {
                var chosen = EditField.Split(t);
                return l with
                {
                    Terms = [.. l.Terms.Where(k => !choices.Contains(k) || chosen.Contains(k)), .. chosen.Where(k => !l.Terms.Contains(k))],
                };
            }
        )
        {
            Choices = choices,
            Longest = 2_000,
        };
    }

    private static EditField HoursField(string day) =>
        new(
            day,
            EditKind.Hours,
            (l, _) => WeekHours.Read(l.Schedules.Select(s => s.For<OwnerReader>()!), day),
            (l, t, language) =>
            {
                var week = WeekHours.Days.ToDictionary(d => d, d => d == day ? t : Of(d).Read(l, language));
                var audience = l.Schedules.Select(s => s.Audience).DefaultIfEmpty(Audience.Public).Max();
                var others = l.Schedules.Where(s => !WeekHours.IsOfWeek(s.For<OwnerReader>()!));
                return l with { Schedules = [.. WeekHours.Write(l.Id, week).Select(s => Held.For(audience, s)), .. others] };
            }
        );

    private static FamilyPlaces PlacesOf(Listing listing) => listing.Places?.For<OwnerReader>() ?? new(null, null);

    /// <summary>Owner only, whatever else is known of the listing.</summary>
    private static Listing WithPlaces(Listing listing, FamilyPlaces places) =>
        listing with
        {
            Places = places == new FamilyPlaces(null, null) ? null : Held.For(Audience.Owner, places),
        };

    private static Listing Before(Listing listing, Func<BeforeYouCall, BeforeYouCall> change) =>
        listing with
        {
            BeforeYouCall = change(listing.BeforeYouCall),
        };

    /// <summary>How a service answers, as the choices of its field.</summary>
    public static IEnumerable<string> Answers(BeforeYouCall before)
    {
        if (before.AnswersByVoice)
            yield return "voice";
        if (before.AnswersBySms)
            yield return "sms";
        if (before.AnswersByMessenger)
            yield return "messenger";
    }

    private static IReadOnlyList<SpokenLanguage> LanguagesOf(Listing listing, IReadOnlyList<string> chosen) =>
        [
            .. listing.Languages.Where(s => s.Code is null || !Spoken.Contains(s.Code) || chosen.Contains(s.Code)),
            .. chosen
                .Where(c => listing.Languages.All(s => s.Code != c))
                .Select(c => new SpokenLanguage(Uuid5.Create(listing.Id, $"language {c}"), c, null, null)),
        ];
}
