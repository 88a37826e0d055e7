using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Tests.Find;

/// <summary>A listing in which every field is filled, with values for each audience.</summary>
internal static class Facts
{
    /// <summary>What the public must find on its page.</summary>
    public static readonly IReadOnlyList<string> Shown =
    [
        "Counselling in the centre",
        "Organisation Tulip",
        "The blue room",
        "A quiet place to talk.",
        "https://service.example/",
        "https://organisation.example/",
        "mail@service.example",
        "temporarily closed",
        "interpreter on Mondays",
        "Come at any time.",
        "two weeks",
        "Free for those who live near.",
        "Those who were hurt.",
        "from 16 to 70",
        "licence 7",
        "accredited by the city",
        "Closed on Friday.",
        "by visit",
        "A counsellor answers.",
        "yes, where a law obliges them (Family Code, article 3)",
        "children up to 14",
        "boys up to 10",
        "21 days",
        "by voice, by SMS, by messenger",
        "+996 312 30 30 30",
        "ext. 12",
        "ask for Aida",
        "+996 312 20 20 20",
        "+996 312 10 10 10",
        "Kyrgyz",
        "Women",
        "Physical violence",
        "Counselling",
        "whole district",
        "500 KGS",
        "half price for students",
        "birth certificate",
        "Aida Public",
        "3 free of 8, 1 November 2026",
        "BD-1800",
        "Chuy Avenue 1",
        "second floor",
        "720000",
        "c/o Tulip",
        "House with the blue door",
        "bus 7 to the theatre",
        "entrance for wheelchairs, ring first",
        "lift",
    ];

    /// <summary>What only professionals or the owner may read.</summary>
    public static readonly IReadOnlyList<string> Hidden =
    [
        "+996 312 66 66",
        "Secret Contact",
        "secret note",
        "secret funder",
        "secret words",
        "secret capacity",
        "secret extra",
        "SECRET",
    ];

    public static Listing Full(Guid organization, Guid place)
    {
        var id = Guid.CreateVersion7();
        return new(id, organization, Said("Counselling in the centre"))
        {
            AlternateName = "The blue room",
            Description = Said("A quiet place to talk."),
            Url = "https://service.example/",
            Email = "mail@service.example",
            Status = ListingStatus.TemporarilyClosed,
            InterpretationServices = "interpreter on Mondays",
            ApplicationProcess = Said("Come at any time."),
            WaitTime = "two weeks",
            Fees = Said("Free for those who live near."),
            Eligibility = Said("Those who were hurt."),
            MinimumAge = 16,
            MaximumAge = 70,
            Licenses = "licence 7",
            Accreditations = "accredited by the city",
            Alert = Held.Public(Said("Closed on Friday.")),
            CheckedOn = new(2026, 11, 1),
            CheckedBy = Said("by visit"),
            Terms = ["counselling", "physical-violence", "women"],
            ForeignTerms = [new(New(), "BD-1800", null, null, null)],
            BeforeYouCall = new()
            {
                WhatHappens = Said("A counsellor answers."),
                AnonymousPossible = true,
                Tells = TellsOthers.ByLaw,
                TellsSource = "Family Code, article 3",
                PapersNeeded = false,
                ChildrenAccepted = true,
                ChildrenUpToAge = 14,
                BoysUpToAge = 10,
                LongestStayDays = 21,
                AnswersByVoice = true,
                AnswersBySms = true,
                AnswersByMessenger = true,
            },
            At = [new(New(), place)],
            Languages = [new(New(), "ky", null, null)],
            ServiceAreas = [new(New(), "whole district", null, null)],
            Costs = [new(New(), "first visit", 500, "KGS", "half price for students")],
            Documents = [new(New(), "birth certificate", null)],
            Phones =
            [
                Held.Public(
                    new Phone(New(), "+996 312 30 30 30")
                    {
                        Extension = "12",
                        Description = Said("ask for Aida"),
                        Languages = ["ky"],
                    }
                ),
                Held.For(Audience.Professionals, new Phone(New(), "+996 312 66 66 03")),
            ],
            Contacts =
            [
                Held.Public(new Contact(New(), "Aida Public", "counsellor", null, null)),
                Held.For(Audience.Owner, new Contact(New(), "Secret Contact", null, null, null)),
            ],
            Schedules = [Held.For(Audience.Owner, new Schedule(New()) { Description = Said("secret words") })],
            Funding = [Held.For(Audience.Owner, new Funding(New(), "secret funder"))],
            Capacity =
            [
                Held.Public(new Capacity(New(), "beds", 3, 8, new(2026, 11, 1))),
                Held.For(Audience.Owner, new Capacity(New(), "secret capacity", 1, 2, new(2026, 11, 1))),
            ],
            Notes = [Held.For(Audience.Owner, "secret note")],
            Extra = Held.For(Audience.Owner, new Dictionary<string, string> { ["SECRET"] = "secret extra" }),
        };
    }

    private static LocalText Said(string text) => LocalText.Of(text, Language.English);

    private static Guid New() => Guid.CreateVersion7();
}
