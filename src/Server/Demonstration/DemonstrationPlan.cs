namespace Tirek.Server.Demonstration;

/// <summary>What kind of house an invented organisation is, which decides its name.</summary>
internal enum House
{
    Centre,
    Office,
    Hospital,
}

/// <summary>One invented organisation: its number, house, town of our list, and the kinds of help it gives there (taxonomy keys).</summary>
internal sealed record PlannedOrganization(int Number, House House, string Town, params string[] Kinds)
{
    public string Country => Town[..2];
}

/// <summary>
/// The invented network of the demonstration: every kind of help, in five countries. Another organisation goes to the end: its number, and with it the ids of what
/// it gives, stay.
/// </summary>
internal static class DemonstrationPlan
{
    public static readonly IReadOnlyList<PlannedOrganization> Organizations =
    [
        new(1, House.Centre, "KG-bishkek", "helpline", "counselling", "legal-aid", "peer-group"),
        new(2, House.Centre, "KG-osh", "shelter", "crisis-centre", "counselling"),
        new(3, House.Centre, "KG-osh", "shelter", "support-for-children", "legal-aid"),
        new(4, House.Centre, "KG-osh", "shelter", "education-and-work"),
        new(5, House.Hospital, "KG-osh", "health-care", "care-after-rape", "forensic-examination"),
        new(6, House.Office, "KG-jalal-abad", "police-womens-unit", "emergency-line"),
        new(7, House.Centre, "KG-bishkek", "perpetrator-programme"),
        new(8, House.Centre, "KZ-almaty", "helpline", "shelter", "legal-aid", "interpretation"),
        new(9, House.Centre, "KZ-shymkent", "crisis-centre", "counselling", "money-and-goods"),
        new(10, House.Office, "KZ-almaty", "police-womens-unit", "documents"),
        new(11, House.Centre, "KZ-karaganda", "perpetrator-programme", "counselling"),
        new(12, House.Centre, "TJ-khujand", "shelter", "counselling", "legal-aid"),
        new(13, House.Centre, "TJ-dushanbe", "helpline", "crisis-centre", "court-support"),
        new(14, House.Office, "TJ-khujand", "child-protection", "police-womens-unit"),
        new(15, House.Centre, "TJ-levakant", "perpetrator-programme"),
        new(16, House.Centre, "TM-ashgabat", "helpline", "counselling", "legal-aid"),
        new(17, House.Hospital, "TM-mary", "health-care", "forensic-examination"),
        new(18, House.Centre, "TM-dasoguz", "perpetrator-programme", "education-and-work"),
        new(19, House.Centre, "UZ-tashkent", "shelter", "helpline", "legal-aid"),
        new(20, House.Office, "UZ-samarkand", "police-womens-unit", "documents", "child-protection"),
        new(21, House.Centre, "UZ-fergana", "crisis-centre", "transport", "counselling", "support-for-children"),
        new(22, House.Centre, "UZ-tashkent", "perpetrator-programme", "other"),
        new(23, House.Hospital, "UZ-nukus", "health-care", "care-after-rape", "interpretation"),
        new(24, House.Centre, "KZ-astana", "crisis-centre", "counselling", "legal-aid", "support-for-children"),
        new(25, House.Centre, "KZ-aktobe", "perpetrator-programme", "counselling"),
        new(26, House.Centre, "KG-naryn", "counselling", "legal-aid", "transport", "documents"),
        new(27, House.Centre, "TJ-bokhtar", "perpetrator-programme", "legal-aid", "peer-group"),
        new(28, House.Centre, "TJ-kulob", "crisis-centre", "counselling", "health-care", "court-support"),
        new(29, House.Centre, "UZ-bukhara", "perpetrator-programme", "counselling", "support-for-children"),
        new(30, House.Centre, "UZ-namangan", "legal-aid", "documents", "education-and-work", "money-and-goods"),
        new(31, House.Centre, "TM-turkmenabat", "counselling", "legal-aid", "support-for-children", "peer-group"),
    ];
}
