using System.Net;
using System.Text.RegularExpressions;

namespace Architecture.Registry.Interchange;

/// <summary>Labels of the feed as people should read them: its page builder's placeholders filled in, its mark-up gone.</summary>
internal static partial class LabelText
{
    public static string Of(string label, string release, string? codename)
    {
        var named = codename is null ? EmptyCodename().Replace(label, "") : label.Replace("__CODENAME__", codename, StringComparison.Ordinal);
        return Plain(named.Replace("__RELEASE_CYCLE__", release, StringComparison.Ordinal));
    }

    /// <summary>Without mark-up, entities resolved, blanks single.</summary>
    public static string Plain(string label) =>
        Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(label, "")), " ").Trim();

    /// <summary>A placeholder that nothing fills, with the quotes or brackets around it.</summary>
    [GeneratedRegex(@"\s*(['""(\[]?)__CODENAME__['"")\]]?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmptyCodename();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
