using Microsoft.AspNetCore.Components;

namespace Tirek.Server.Find;

/// <summary>A telephone number, large and as text one can read aloud. A link to dial it, unless it is invented or has no digits.</summary>
public sealed partial class NumberLink
{
    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    [Parameter]
    public bool IsInvented { get; set; }

    private bool IsDialled => !IsInvented && !Visit.IsDemonstration && Number.Any(char.IsAsciiDigit);
    private string Address => "tel:" + string.Concat(Number.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
}
