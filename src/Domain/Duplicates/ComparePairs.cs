namespace Tirek.Domain.Duplicates;

/// <summary>Weighs two entries against each other (<see cref="DuplicateRule"/>).</summary>
internal sealed class ComparePairs
{
    /// <summary>Organisations whose names are so much alike are one.</summary>
    private const double SameOrganization = 0.85;
    private const double OtherOrganization = 0.5;
    private const double FewHelps = 0.4;
    private const double MostHelps = 0.6;
    private const double SameText = 0.5;
    private const double OtherText = 0.2;

    /// <summary>The name of one entry that is the other name of the other.</summary>
    private const double ByOtherName = 0.95;

    private readonly CompareNames names;
    private readonly Dictionary<long, int> holders = [];
    private readonly Dictionary<long, int> called = [];
    private readonly Dictionary<long, int> helps = [];
    private readonly int entries;

    public ComparePairs(CompareNames names, IReadOnlyList<ComparedListing> all)
    {
        (this.names, entries) = (names, all.Count);
        foreach (var listing in all)
        {
            foreach (var value in listing.Telephones.Concat(listing.Mails).Concat(listing.Websites).Concat(listing.Addresses))
                holders[value] = holders.GetValueOrDefault(value) + 1;
            foreach (var key in listing.Names.Select(n => n.Key).Distinct())
                called[key] = called.GetValueOrDefault(key) + 1;
            foreach (var term in listing.Help)
                helps[term] = helps.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>The pair, or null when too little speaks for it.</summary>
    public ProbablePair? Of(ComparedListing a, ComparedListing b)
    {
        var reasons = new List<WeighedReason>(8);
        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
            Add(reasons, DuplicateReason.OtherCountry, DuplicateRule.OtherCountry);
        Shared(reasons, a.Telephones, b.Telephones, DuplicateReason.SameTelephone, DuplicateRule.Telephone);
        if (a.Telephones.Length > 0 && b.Telephones.Length > 0 && reasons.All(r => r.Reason != DuplicateReason.SameTelephone))
            Add(reasons, DuplicateReason.OtherTelephone, DuplicateRule.OtherTelephone);
        Shared(reasons, a.Mails, b.Mails, DuplicateReason.SameMail, DuplicateRule.Mail);
        Shared(reasons, a.Websites, b.Websites, DuplicateReason.SameWebsite, DuplicateRule.Website);
        Places(reasons, a, b);
        Help(reasons, a, b);
        Texts(reasons, a, b);
        // What cannot become a pair by the best of names is not looked at further: names take the longest.
        if (Sum(reasons) + DuplicateRule.Name + DuplicateRule.Organization < DuplicateRule.Threshold)
            return null;
        var isOne = Organization(reasons, a, b);
        Name(reasons, a, b, isOne);
        var score = Sum(reasons);
        if (score < DuplicateRule.Threshold)
            return null;
        var (first, second) = a.Id.CompareTo(b.Id) < 0 ? (a.Id, b.Id) : (b.Id, a.Id);
        return new(
            first,
            second,
            Math.Min(score, DuplicateRule.Most),
            [.. reasons.OrderByDescending(r => Math.Abs(r.Points)).ThenBy(r => r.Reason)]
        );
    }

    private static int Sum(List<WeighedReason> reasons) => reasons.Sum(r => r.Points);

    private static void Add(List<WeighedReason> reasons, DuplicateReason reason, double points)
    {
        if (Math.Round(points) is var whole and not 0)
            reasons.Add(new(reason, (int)whole));
    }

    /// <summary>The rarest value that both have.</summary>
    private void Shared(List<WeighedReason> reasons, long[] a, long[] b, DuplicateReason reason, int points)
    {
        var worth = a.Where(b.Contains).Select(v => DuplicateRule.Rarity(holders[v])).DefaultIfEmpty(-1).Max();
        if (worth >= 0)
            reasons.Add(new(reason, (int)Math.Round(points * worth)));
    }

    private void Places(List<WeighedReason> reasons, ComparedListing a, ComparedListing b)
    {
        if (a.Towns.Length > 0 && b.Towns.Length > 0)
        {
            var isSame = a.Towns.Any(b.Towns.Contains);
            Add(
                reasons,
                isSame ? DuplicateReason.SameTown : DuplicateReason.OtherTown,
                isSame ? DuplicateRule.Town : DuplicateRule.OtherTown
            );
        }
        if (a.Addresses.Length == 0 || b.Addresses.Length == 0)
            return;
        if (a.Addresses.Any(b.Addresses.Contains))
            Shared(reasons, a.Addresses, b.Addresses, DuplicateReason.SameAddress, DuplicateRule.Address);
        else
            Add(reasons, DuplicateReason.OtherAddress, AreOfOneSource(a, b) ? DuplicateRule.OtherBranch : DuplicateRule.OtherAddress);
    }

    /// <summary>What both help with against what only one does; what everybody does counts little (many feeds name those who are helped among it).</summary>
    private void Help(List<WeighedReason> reasons, ComparedListing one, ComparedListing other)
    {
        var (a, b) = (one.Help, other.Help);
        if (a.Length == 0 || b.Length == 0)
            return;
        var both = a.Where(b.Contains).Sum(WeightOf) / a.Union(b).Sum(WeightOf);
        // Each with something that the other lacks: whoever wrote both meant two.
        if (AreOfOneSource(one, other) && a.Except(b).Any() && b.Except(a).Any())
            Add(reasons, DuplicateReason.OtherHelp, DuplicateRule.OtherProgramme);
        else if (both < FewHelps)
            Add(reasons, DuplicateReason.OtherHelp, DuplicateRule.OtherHelp * (FewHelps - both) / FewHelps);
        else if (both >= MostHelps)
            Add(reasons, DuplicateReason.SameHelp, DuplicateRule.Help);
    }

    /// <summary>One organisation's under one id: whoever wrote one of them knew of the other.</summary>
    private static bool AreOfOneSource(ComparedListing a, ComparedListing b) => a.OrganizationId is { } id && id == b.OrganizationId;

    private double WeightOf(long help) => Math.Log(1 + (entries + 1.0) / helps[help]);

    /// <summary>Two descriptions that say the same; or, of one organisation in one source, that do not: whoever wrote both meant two services.</summary>
    private static void Texts(List<WeighedReason> reasons, ComparedListing a, ComparedListing b)
    {
        if (Alike(a.Text, b.Text) is not { } alike)
            return;
        if (alike >= SameText)
            Add(reasons, DuplicateReason.SameText, DuplicateRule.Text * alike);
        else if (alike < OtherText && AreOfOneSource(a, b))
            Add(reasons, DuplicateReason.OtherText, DuplicateRule.OtherText);
    }

    /// <returns>Whether both are of one organisation.</returns>
    private bool Organization(List<WeighedReason> reasons, ComparedListing a, ComparedListing b)
    {
        if (a.OrganizationId is { } id && id == b.OrganizationId)
        {
            Add(reasons, DuplicateReason.SameOrganization, DuplicateRule.Organization);
            return true;
        }
        if (a.Organization.Length == 0 || b.Organization.Length == 0)
            return false;
        var (likeness, comparable) = names.Of(a.Organization, b.Organization);
        if (likeness >= SameOrganization)
            Add(reasons, DuplicateReason.SameOrganization, DuplicateRule.Organization * likeness);
        else if (likeness < OtherOrganization && comparable)
            Add(reasons, DuplicateReason.OtherOrganization, DuplicateRule.OtherOrganization);
        return likeness >= SameOrganization;
    }

    private void Name(List<WeighedReason> reasons, ComparedListing a, ComparedListing b, bool isOneOrganization)
    {
        var shared = isOneOrganization ? a.Organization.Concat(b.Organization).SelectMany(n => n.Words.Concat(n.Meant)).ToHashSet() : null;
        var (likeness, comparable) = names.Of(a.Names, b.Names, shared);
        // Within one organisation another name is mostly the organisation's.
        if (!isOneOrganization)
            likeness = Math.Max(
                likeness,
                ByOtherName * Math.Max(names.Of(a.OtherNames, b.Names).Likeness, names.Of(a.Names, b.OtherNames).Likeness)
            );
        var worth = DuplicateRule.RarityOfName(a.Names.Max(n => called[n.Key]));
        if (likeness >= CompareNames.Near)
            Add(
                reasons,
                likeness >= CompareNames.Same ? DuplicateReason.SameName : DuplicateReason.NearName,
                DuplicateRule.Name
                    * worth
                    * Math.Min(1, (likeness - CompareNames.Near) / (CompareNames.Same - CompareNames.Near) * 0.7 + 0.3)
            );
        else
            Add(
                reasons,
                DuplicateReason.OtherName,
                comparable ? DuplicateRule.NoName * (CompareNames.Near - likeness) / CompareNames.Near : DuplicateRule.ForeignName
            );
    }

    /// <summary>The part of the smaller sketch that stands in the other; null: too short to tell.</summary>
    private static double? Alike(int[] a, int[] b) =>
        a.Length < 4 || b.Length < 4 ? null : a.Count(b.Contains) / (double)Math.Min(a.Length, b.Length);
}
