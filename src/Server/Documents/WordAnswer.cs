using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Answers with a report as a Word file, to be kept and changed. The name of the file is neutral: it stands in the list of downloads.</summary>
internal sealed class WordAnswer(Report report, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var word = WordReport.Write(report);
        httpContext.Response.ContentType = WordReport.MediaType;
        httpContext.Response.ContentLength = word.Length;
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}.docx";
        return httpContext.Response.Body.WriteAsync(word, httpContext.RequestAborted).AsTask();
    }
}
