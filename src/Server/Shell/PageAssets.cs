using System.Security.Cryptography;
using System.Text;
using Tirek.Design;

namespace Tirek.Server.Shell;

/// <summary>The one style sheet and the one script, as they stand in every page, with the hashes that the policy names.</summary>
internal static class PageAssets
{
    public static string Style { get; } = DesignFiles.Read("site.css");
    public static string CardStyle { get; } = DesignFiles.Read("card.css");
    public static string MemberStyle { get; } = DesignFiles.Read("member.css");
    public static string Script { get; } = DesignFiles.Read("leave.js");
    public static string MemberScript { get; } = DesignFiles.Read("passkey.js");
    public static string LiveScript { get; } = DesignFiles.Read("live.js");
    public static string PreviewScript { get; } = DesignFiles.Read("preview.js");
    public static string GapMapScript { get; } = DesignFiles.Read("gapmap.js");
    public static string GapMapStyle { get; } = DesignFiles.Read("gapmap.css");
    public static string StyleHash { get; } = Hash(Style);
    public static string CardStyleHash { get; } = Hash(CardStyle);
    public static string MemberStyleHash { get; } = Hash(MemberStyle);
    public static string ScriptHash { get; } = Hash(Script);
    public static string MemberScriptHash { get; } = Hash(MemberScript);
    public static string LiveScriptHash { get; } = Hash(LiveScript);
    public static string PreviewScriptHash { get; } = Hash(PreviewScript);

    public static string GapMapScriptHash { get; } = Hash(GapMapScript);
    public static string GapMapStyleHash { get; } = Hash(GapMapStyle);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
