using Tirek.Domain.Programmes;

namespace Tirek.Domain.Responses;

/// <summary>What somebody answers for in a place: the lines of its sheet, in the order in which they stand there. Numbers are stored.</summary>
public enum ResponseTask
{
    Police = 1,
    HealthCare = 2,
    ForensicExamination = 3,
    Shelter = 4,
    Counselling = 5,
    Law = 6,
    ChildProtection = 7,
    ProtectionOrders = 8,

    /// <summary>The programme for people who use violence.</summary>
    Programme = 9,

    /// <summary>The women's service that looks after the partners of the men in that programme: the one is not there without the other.</summary>
    ProgrammePartner = 10,
}

/// <summary>The closed list of lines, and who in the directory may answer for each.</summary>
public static class ResponseTasks
{
    public static IReadOnlyList<ResponseTask> All { get; } = Enum.GetValues<ResponseTask>();

    /// <summary>
    /// Kinds of help (keys of the taxonomy), the most fitting first. None for the programme's partner: she is whom the programme itself names.
    /// </summary>
    public static IReadOnlyList<string> Kinds(this ResponseTask task) =>
        task switch
        {
            ResponseTask.Police => ["police-womens-unit"],
            ResponseTask.HealthCare => ["care-after-rape", "health-care"],
            ResponseTask.ForensicExamination => ["forensic-examination"],
            ResponseTask.Shelter => ["shelter", "crisis-centre"],
            ResponseTask.Counselling => ["counselling", "crisis-centre", "helpline", "peer-group"],
            ResponseTask.Law => ["legal-aid", "court-support"],
            ResponseTask.ChildProtection => ["child-protection", "support-for-children"],
            ResponseTask.ProtectionOrders => ["police-womens-unit", "court-support"],
            ResponseTask.Programme => [ProgrammeRule.Kind],
            _ => [],
        };

    /// <summary>A programme answers for its own line and for no other; help for survivors never for that one.</summary>
    public static bool Fits(this ResponseTask task, bool isProgramme) => isProgramme == (task == ResponseTask.Programme);
}
