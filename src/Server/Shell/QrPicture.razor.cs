using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Tirek.Server.Shell;

/// <summary>A QR code (ISO/IEC 18004) as a drawing in the page: dark on light in every colour scheme, so that cameras read it.</summary>
public sealed partial class QrPicture
{
    /// <summary>What the picture says to a camera.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    private int Size { get; set; }
    private string Path { get; set; } = "";

    protected override void OnParametersSet()
    {
        using var code = QRCodeGenerator.GenerateQrCode(Of, QRCodeGenerator.ECCLevel.M);
        Size = code.ModuleMatrix.Count;
        var dark =
            from y in Enumerable.Range(0, Size)
            from x in Enumerable.Range(0, Size)
            where code.ModuleMatrix[y][x]
            select $"M{x} {y}h1v1h-1z";
        Path = string.Concat(dark);
    }
}
