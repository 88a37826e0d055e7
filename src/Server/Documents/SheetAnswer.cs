namespace Tirek.Server.Documents;

/// <summary>Answers with a workbook to be kept. <paramref name="name"/>: of the file, without its ending, in plain letters.</summary>
internal sealed class SheetAnswer(string name, byte[] workbook) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}.xlsx";
        httpContext.Response.ContentLength = workbook.Length;
        return httpContext.Response.Body.WriteAsync(workbook, httpContext.RequestAborted).AsTask();
    }
}
