using Microsoft.AspNetCore.Http;

namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: a rule that reads a file and looks at a request.</summary>
internal sealed class ImpureRule
{
    public static string Decide(HttpContext http) => File.ReadAllText(http.Request.Path);
}
