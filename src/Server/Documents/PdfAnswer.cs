using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Answers with a report as PDF, to be shown and not kept. The name of the file is neutral: it stands in the list of downloads.</summary>
internal sealed class PdfAnswer(Report report, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var pdf = PdfReport.Write(report);
        httpContext.Response.ContentType = PdfReport.MediaType;
        httpContext.Response.ContentLength = pdf.Length;
        httpContext.Response.Headers.ContentDisposition = $"inline; filename={name}.pdf";
        return httpContext.Response.Body.WriteAsync(pdf, httpContext.RequestAborted).AsTask();
    }
}
