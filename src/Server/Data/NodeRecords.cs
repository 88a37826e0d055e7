using Tirek.Domain.Languages;

namespace Tirek.Server.Data;

/// <summary>A setting of the node, such as the page that <em>Leave this site</em> opens.</summary>
internal sealed class NodeSetting
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}

/// <summary>A number to call in danger, in a country served, with who checked it and when. Shown first everywhere.</summary>
internal sealed class CrisisNumber
{
    public Guid Id { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }
    public required string Number { get; set; }

    /// <summary>What answers: "emergency service", "helpline".</summary>
    public required LocalText Label { get; set; }

    /// <summary>Address codes of the languages spoken there.</summary>
    public string[] Languages { get; set; } = [];
    public required string CheckedBy { get; set; }
    public DateOnly CheckedOn { get; set; }

    /// <summary>Order within its country, from 1.</summary>
    public int Rank { get; set; }
}

/// <summary>One line of the trail: which act was done to what, when, by whom. Never holds a value.</summary>
internal sealed class AuditEntry
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Verb and noun, such as <c>listing.hide</c>.</summary>
    public required string Act { get; set; }

    /// <summary>Id of the record, or the country code.</summary>
    public required string Subject { get; set; }

    /// <summary>The command line, an operator by the id of her account, or a job of the node's own.</summary>
    public required string By { get; set; }
}
