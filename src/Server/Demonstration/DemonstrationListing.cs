using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Demonstration;

/// <summary>Makes one invented service: what each kind of help says, whom it takes, when it is open.</summary>
internal static class DemonstrationListing
{
    public static Listing Of(PlannedOrganization organization, string kind, LocalText organizationName, DateOnly today)
    {
        var country = organization.Country;
        var id = Id(organization.Number, kind);
        var ordinal = organization.Number * 10 + Array.IndexOf(organization.Kinds, kind);
        var programme = kind == ProgrammeRule.Kind ? Programme(organization, Text, today) : null;
        return new Listing(id, Id(organization.Number, "organization"), Name(country, organizationName, kind))
        {
            Description = Text("Description", language => [Taxonomy.Find(kind)!.Name(language)]),
            Status = kind == "money-and-goods" ? ListingStatus.TemporarilyClosed : ListingStatus.Active,
            Alert = kind == "money-and-goods" ? Held.Public(Text("AlertMoved")) : null,
            ApplicationProcess =
                programme?.HowToEnrol
                ?? Text(kind is "legal-aid" or "counselling" or "education-and-work" ? "ApplyAppointment" : "ApplyCall"),
            Fees = Text(IsFree(kind) ? "FeesFree" : "FeesSome"),
            IsFree = IsFree(kind),
            Eligibility =
                programme?.WhomItTakes
                ?? Text(kind is "shelter" or "crisis-centre" or "peer-group" ? "EligibilityWomen" : "EligibilityEverybody"),
            CheckedOn = today.AddDays(-(7 + ordinal * 13 % 260)),
            CheckedBy = Text("CheckedByPhone"),
            Terms = [kind, .. TermsOf(kind)],
            BeforeYouCall = Before(kind, Text),
            Programme = programme,
            Languages = [.. Spoken(country).Select(code => new SpokenLanguage(Id(organization.Number, kind + code), code, null, null))],
            // The standard knows one text without a language here: in Russian most readers of the region can use it.
            Documents = NeedsPapers(kind)
                ? [new(Id(organization.Number, kind + "document"), Text("DocumentPassport").In(Language.Russian).Text, null)]
                : [],
            Phones =
            [
                Held.Public(
                    new Phone(Id(organization.Number, kind + "phone"), $"000 {organization.Number:00} {ordinal % 10:00} 00")
                    {
                        IsInvented = true,
                    }
                ),
            ],
            Schedules = [.. Hours(organization.Number, kind).Select(Held.Public)],
            At = [new(Id(organization.Number, kind + "at"), Id(organization.Number, LocationOf(kind)))],
        };

        LocalText Text(string key, Func<Language, object[]>? arguments = null) => DemonstrationTexts.Of(country, key, arguments);
    }

    /// <summary>Stable, so that a page of the demonstration can be bookmarked and photographed.</summary>
    public static Guid Id(int organization, string thing) => Uuid5.Create(Uuid5.Url, $"tirek:demonstration:{organization}:{thing}");

    /// <summary>A shelter and a crisis centre lie at a hidden place of their own; everything else at the organisation's shown one.</summary>
    public static string LocationOf(string kind) => IsHidden(kind) ? "hidden place" : "place";

    public static bool IsHidden(string kind) => kind == "shelter";

    private static LocalText Name(string country, LocalText organizationName, string kind) =>
        DemonstrationTexts.Of(
            country,
            "ListingName",
            language => [organizationName.In(language).Text, Taxonomy.Find(kind)!.Name(language)]
        );

    private static string[] Spoken(string country) =>
        ["ru", .. DemonstrationTexts.OwnLanguages(country).Select(l => l.Code[..2]).Distinct(), .. country == "KG" ? new[] { "uz" } : []];

    private static bool IsFree(string kind) => kind is not ("education-and-work" or "documents" or ProgrammeRule.Kind);

    private static bool NeedsPapers(string kind) =>
        kind is "police-womens-unit" or "forensic-examination" or "documents" or "court-support";

    private static string[] TermsOf(string kind) =>
        kind switch
        {
            "shelter" or "crisis-centre" =>
            [
                "physical-violence",
                "psychological-violence",
                "economic-violence",
                "women",
                "women-with-children",
                "girls",
            ],
            "care-after-rape" or "forensic-examination" => ["sexual-violence", "physical-violence", "women", "girls", "men"],
            "support-for-children" or "child-protection" => ["child-marriage", "physical-violence", "girls", "boys"],
            "legal-aid" or "court-support" =>
            [
                "physical-violence",
                "economic-violence",
                "stalking",
                "denial-of-children-or-documents",
                "women",
                "migrants-and-refugees",
            ],
            "documents" or "money-and-goods" => ["economic-violence", "denial-of-children-or-documents", "people-without-papers", "women"],
            "helpline" or "emergency-line" =>
            [
                "physical-violence",
                "psychological-violence",
                "sexual-violence",
                "online-violence",
                "trafficking",
                "women",
                "girls",
                "older-people",
                "people-with-disabilities",
                "relatives-and-friends",
            ],
            ProgrammeRule.Kind => ["physical-violence", "psychological-violence", "men"],
            _ => ["physical-violence", "psychological-violence", "women"],
        };

    private static BeforeYouCall Before(string kind, Func<string, Func<Language, object[]>?, LocalText> text) =>
        new()
        {
            WhatHappens = text(HappensKey(kind), null),
            AnonymousPossible =
                kind is "helpline" or "emergency-line" or "counselling" or "peer-group" or "shelter" or "crisis-centre" or "legal-aid",
            Tells = kind is "police-womens-unit" or "child-protection" or "emergency-line" ? TellsOthers.ByLaw : TellsOthers.OnlyIfYouAgree,
            PapersNeeded = NeedsPapers(kind),
            ChildrenAccepted = kind is "shelter" or "crisis-centre" or "support-for-children" ? true : null,
            ChildrenUpToAge = kind is "shelter" or "crisis-centre" ? 17 : null,
            BoysUpToAge = kind == "shelter" ? 12 : null,
            LongestStayDays = kind switch
            {
                "shelter" => 30,
                "crisis-centre" => 3,
                _ => null,
            },
            AnswersByVoice = true,
            AnswersBySms = kind is "helpline" or "shelter",
            AnswersByMessenger = kind is "helpline" or "counselling" or "legal-aid",
        };

    private static string HappensKey(string kind) =>
        kind switch
        {
            "emergency-line" or "helpline" or "interpretation" => "HappensLine",
            "shelter" or "crisis-centre" => "HappensShelter",
            "counselling" or "peer-group" => "HappensCounselling",
            "legal-aid" or "court-support" or "documents" => "HappensLegal",
            "police-womens-unit" => "HappensPolice",
            "health-care" or "care-after-rape" or "forensic-examination" => "HappensHealth",
            "child-protection" or "support-for-children" => "HappensChild",
            ProgrammeRule.Kind => "HappensProgramme",
            _ => "HappensSupport",
        };

    private static ProgrammeExtension Programme(
        PlannedOrganization organization,
        Func<string, Func<Language, object[]>?, LocalText> text,
        DateOnly today
    )
    {
        var partner = DemonstrationPlan.Organizations.First(o => o.Country == organization.Country && o.Kinds.Contains("counselling"));
        return new(ProgrammeState.Active)
        {
            SinceYear = today.Year - 1 - organization.Number % 4,
            WhomItTakes = text("ProgrammeWhom", null),
            HowToEnrol = text("ProgrammeEnrol", null),
            WomensServices = [Id(partner.Number, "counselling")],
            Details = Held.For(
                Audience.Professionals,
                new ProgrammeDetails
                {
                    WaysIn = ["self", "protection order"],
                    VoluntaryOrMandated = "both",
                    Method = "psycho-educational, group",
                    Sessions = 26,
                    Weeks = 26,
                    PartnerContact = "by women's service",
                    AsOf = today,
                }
            ),
        };
    }

    private static IEnumerable<Schedule> Hours(int organization, string kind)
    {
        var id = Id(organization, kind + "hours");
        string[] week = ["MO", "TU", "WE", "TH", "FR"];
        if (kind is "emergency-line" or "helpline" or "shelter" or "police-womens-unit" or "health-care" or "care-after-rape")
            yield return new(id)
            {
                Freq = "DAILY",
                OpensAt = new(0, 0),
                ClosesAt = new(0, 0),
            };
        else if (kind == "peer-group")
            yield return new(id)
            {
                Freq = "WEEKLY",
                ByDay = ["SA"],
                OpensAt = new(11, 0),
                ClosesAt = new(13, 0),
            };
        else if (kind != "transport")
        {
            yield return new(id)
            {
                Freq = "WEEKLY",
                ByDay = week,
                OpensAt = new(9, 0),
                ClosesAt = new(13, 0),
            };
            yield return new(Id(organization, kind + "afternoon"))
            {
                Freq = "WEEKLY",
                ByDay = week,
                OpensAt = new(14, 0),
                ClosesAt = new(18, 0),
            };
        }
    }
}
